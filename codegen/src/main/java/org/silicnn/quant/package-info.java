/**
 * The bridge from floating point to integers: calibration looks at images, the quantiser chooses formats and builds the
 * network.
 *
 * <p>This is the last place that sees a float. Formats and constants are chosen here; what they compute is the
 * simulator's matter.
 */
package org.silicnn.quant;
