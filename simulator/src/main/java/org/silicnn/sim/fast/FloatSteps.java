package org.silicnn.sim.fast;

/**
 * The numbers of a {@link FloatRequantizer}, one for each channel.
 *
 * @param scale {@code 2^-shift}
 * @param offset added before rounding to the nearest integer
 * @param offsetIfNegative added too where the sum is negative
 * @param least smallest result
 * @param most largest result
 */
record FloatSteps(float[] scale, float[] offset, float[] offsetIfNegative, float least, float most) {}
