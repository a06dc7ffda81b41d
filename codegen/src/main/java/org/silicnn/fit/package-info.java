/**
 * How much of each layer to compute in a cycle, so that a network is as fast as a device allows, and what a user may fix
 * about that before it is searched for.
 *
 * <p>Cycles and costs are asked of {@code emit}, which prints what they are of; here they are only weighed.
 */
package org.silicnn.fit;
