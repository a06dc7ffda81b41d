/**
 * How much of each layer to compute in a cycle, so that a network is as fast as a device allows.
 *
 * <p>Cycles and costs are asked of {@code emit}, which prints what they are of; here they are only weighed.
 */
package org.silicnn.fit;
