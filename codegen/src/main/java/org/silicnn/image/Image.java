package org.silicnn.image;

import org.silicnn.fixed.FixedFormat;

/**
 * One image in a network's input shape.
 *
 * @param name how to name it to the user: a path below what was given, or {@code file[7]}
 * @param pixels unsigned bytes in the order height, width, channels, the last fastest
 */
public record Image(String name, byte[] pixels) {
    private static final byte SIGN = (byte) 0x80;

    /**
     * The bytes as a network stores them whose input has this format: pixels, or pixels less 128 if it is signed. The
     * integers of a signed array file, which count as pixels less 128, are so the network's own.
     */
    public byte[] stored(FixedFormat format) {
        if (!format.signed()) {
            return pixels;
        }
        byte[] bytes = pixels.clone();
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= SIGN;
        }
        return bytes;
    }

    /** The same as integers. */
    public long[] integers(FixedFormat format) {
        byte[] bytes = stored(format);
        long[] integers = new long[bytes.length];
        for (int i = 0; i < integers.length; i++) {
            integers[i] = format.signed() ? bytes[i] : bytes[i] & 0xff;
        }
        return integers;
    }
}
