package org.silicnn.host.link;

/**
 * What one frame carries; CRC and framing are {@link FrameEncoder}'s and {@link FrameDecoder}'s.
 *
 * @param type what it is, 0..255
 * @param seq sequence number, 0..255; a reply bears its request's
 * @param body not copied; must not change afterwards
 */
public record Frame(int type, int seq, byte[] body) {
    /** Type, sequence number and CRC-32. */
    static final int OVERHEAD = 6;

    /** @throws IllegalArgumentException if type or sequence number does not fit a byte */
    public Frame {
        if ((type & 0xff) != type || (seq & 0xff) != seq) {
            throw new IllegalArgumentException("type and seq are bytes, not " + type + " and " + seq);
        }
    }

    public static Frame request(Opcode opcode, int seq, byte[] body) {
        return new Frame(opcode.request(), seq, body);
    }

    /** Longest line form of a frame whose body has so many bytes, its closing delimiter included. */
    public static int wireBytes(int bodyBytes) {
        return Cobs.maxEncodedLength(bodyBytes + OVERHEAD) + 1;
    }
}
