/**
 * Runs whole sets of images through a network and its float original, and counts.
 *
 * <p>No printing and no files; arithmetic is the simulator's and the float reference's.
 */
package org.silicnn.evaluate;
