/**
 * A board at the end of a line: asking it who it is and streaming images through it; and a stand-in for one.
 *
 * <p>The rules of the protocol are {@code host.link}'s; here are the threads and the waiting. The stand-in answers by
 * running the generated C, compiled, so that a check against the simulator has two sides.
 */
package org.silicnn.host.board;
