package org.silicnn.host.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * What a board says it is.
 *
 * @param version protocol version, 0..255
 * @param slots whole images it stores besides the one at work, 0..255
 * @param inputBytes body of an IMAGE, 0..2^32−1
 * @param outputBytes raw output in a result, 0..2^32−1
 * @param valueBytes bytes of one output value, 0..127
 * @param valueSigned whether output values are two's complement
 * @param clockKhz the accelerator's clock, 0..2^32−1; 0 if the board does not know
 * @param modelHash of the network the bitstream was made from, 16 lower-case hex digits as in {@code network.json}
 */
public record BoardIdentity(
        int version,
        int slots,
        long inputBytes,
        long outputBytes,
        int valueBytes,
        boolean valueSigned,
        long clockKhz,
        String modelHash) {
    private static final int SIGNED = 0x80;
    private static final int HASH_BYTES = 8;
    private static final long U32 = 0xffff_ffffL;

    /** The identity in a HELLO reply's payload, after the nonce. */
    static BoardIdentity read(ByteBuffer payload) {
        ByteBuffer in = payload.order(ByteOrder.LITTLE_ENDIAN);
        int version = in.get() & 0xff;
        int slots = in.get() & 0xff;
        long inputBytes = in.getInt() & U32;
        long outputBytes = in.getInt() & U32;
        int type = in.get() & 0xff;
        in.get(); // reserved
        long clockKhz = in.getInt() & U32;
        byte[] hash = new byte[HASH_BYTES];
        in.get(hash);
        return new BoardIdentity(
                version,
                slots,
                inputBytes,
                outputBytes,
                type & ~SIGNED,
                (type & SIGNED) != 0,
                clockKhz,
                HexFormat.of().formatHex(hash));
    }

    void write(ByteBuffer payload) {
        payload.order(ByteOrder.LITTLE_ENDIAN).put((byte) version).put((byte) slots);
        payload.putInt((int) inputBytes).putInt((int) outputBytes);
        payload.put((byte) (valueBytes | (valueSigned ? SIGNED : 0))).put((byte) 0);
        payload.putInt((int) clockKhz).put(HexFormat.of().parseHex(modelHash));
    }
}
