/**
 * Small named rewritings of the float graph, each from a graph to one that computes the same function, and the list in
 * which they run.
 *
 * <p>A pass knows the graph's ops and nothing of file formats, fixed point or hardware.
 */
package org.silicnn.pass;
