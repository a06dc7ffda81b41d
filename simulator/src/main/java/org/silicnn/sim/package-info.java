/**
 * What a network means: one plain reference kernel per layer, bit for bit.
 *
 * <p>The kernels are the executable specification that generated C and hardware are compared with, so they are written
 * to be read. Formats are decided in {@code ir}; rounding happens in {@code fixed}.
 */
package org.silicnn.sim;
