/**
 * The imported network, still in floating point, with layout and padding normalised once: channels last, explicit pads,
 * no batch axis, no shape arithmetic.
 *
 * <p>Front ends make graphs, passes rewrite them, the quantiser reads them. No file format and no integer lives here.
 */
package org.silicnn.graph;
