package org.silicnn.sim.fast;

/** One {@link org.silicnn.ir.Requantize} on rows of exact integers; what it gives has the zero point subtracted. */
abstract class RowRequantizer {
    /** The same for some channels only. */
    abstract RowRequantizer slice(int first, int count);

    /** Replaces the first {@code n} values, all of one channel. */
    abstract void apply(double[] row, int n, int channel);

    /** The same on floats. */
    void apply(float[] row, int n, int channel) {
        double[] wide = new double[n];
        for (int i = 0; i < n; i++) {
            wide[i] = row[i];
        }
        apply(wide, n, channel);
        for (int i = 0; i < n; i++) {
            row[i] = (float) wide[i];
        }
    }

    /** Replaces the values of all channels at some places, from {@code at} on, the channels innermost. */
    abstract void applyPlaces(float[] values, int at, int places);

    /** The same on doubles. */
    abstract void applyPlaces(double[] values, int at, int places);
}
