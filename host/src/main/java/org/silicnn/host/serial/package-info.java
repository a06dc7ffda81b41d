/**
 * Bytes over a serial port, and which ports there are.
 *
 * <p>Nothing here knows what the bytes mean. {@link org.silicnn.host.serial.JsscLink} alone touches the port, by rules
 * that were found by trying: it polls, because every blocking read of the library either can't be interrupted, or burns
 * a core, or sleeps through an unplugged adapter.
 */
package org.silicnn.host.serial;
