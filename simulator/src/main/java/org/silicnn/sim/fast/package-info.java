/**
 * The same integers as {@code sim}, many times faster: a network compiled for batches of images, every kernel an
 * auto-vectorised loop over the images of a batch.
 *
 * <p>Nothing here defines what a layer means. A layer goes through one of these kernels only where a bound on its values
 * proves that the arithmetic is exact; every other layer goes through its reference kernel in {@code sim}.
 */
package org.silicnn.sim.fast;
