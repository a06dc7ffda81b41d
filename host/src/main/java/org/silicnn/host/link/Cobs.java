package org.silicnn.host.link;

import java.util.Arrays;

/**
 * Consistent Overhead Byte Stuffing: takes every 0x00 out of a message at the cost of one byte in 254, so that 0x00 on
 * the line can only be the end of a frame. Cheshire and Baker, "Consistent Overhead Byte Stuffing", IEEE/ACM
 * Transactions on Networking 7(2), 1999.
 */
final class Cobs {
    /** Code byte of a block of 254 non-zero bytes, after which no zero was. */
    private static final int FULL = 0xff;

    private Cobs() {}

    static int maxEncodedLength(int length) {
        return length + Math.max(1, (length + FULL - 2) / (FULL - 1));
    }

    /** The stuffed message, without a delimiter. A full block at the very end is not followed by an empty one. */
    static byte[] encode(byte[] data) {
        byte[] out = new byte[maxEncodedLength(data.length) + 1];
        int code = 0;
        int to = 1;
        for (byte value : data) {
            if (value != 0) {
                out[to++] = value;
            }
            if (value == 0 || to - code == FULL) {
                out[code] = (byte) (to - code);
                code = to++;
            }
        }
        boolean endsFull = code == to - 1 && data.length > 0 && data[data.length - 1] != 0;
        if (endsFull) {
            return Arrays.copyOf(out, code);
        }
        out[code] = (byte) (to - code);
        return Arrays.copyOf(out, to);
    }

    /**
     * The message that was stuffed.
     *
     * @param encoded its first {@code length} bytes are read
     * @return null if a block runs past the end or a zero is inside: the line lost or changed bytes
     */
    static byte[] decode(byte[] encoded, int length) {
        byte[] out = new byte[length];
        int to = 0;
        int from = 0;
        while (from < length) {
            int code = encoded[from] & 0xff;
            int end = from + code;
            if (code == 0 || end > length) {
                return null;
            }
            for (from++; from < end; from++) {
                if (encoded[from] == 0) {
                    return null;
                }
                out[to++] = encoded[from];
            }
            if (code != FULL && end < length) {
                out[to++] = 0;
            }
        }
        return Arrays.copyOf(out, to);
    }
}
