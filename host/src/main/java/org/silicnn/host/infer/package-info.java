/**
 * Classifying a set of images on a board: what was predicted, whether it is right, whether it is what the simulator
 * says, and the forms results are written in.
 *
 * <p>No command line and no console here; the streaming itself is {@code host.board}'s.
 */
package org.silicnn.host.infer;
