/**
 * The wire: constants, frames and the rules of who sends what when.
 *
 * <p>Pure: no I/O, no threads and no clock, so that a test can play a year of line faults in a second. Times are
 * nanoseconds on the caller's clock ({@link System#nanoTime}). What the bytes mean is in {@code hardware/PROTOCOL.md};
 * the numbers come from {@code link_protocol.vh}, which the board's RTL includes too.
 */
package org.silicnn.host.link;
