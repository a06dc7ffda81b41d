package org.silicnn.host.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/** Frames to line bytes. */
public final class FrameEncoder {
    private FrameEncoder() {}

    /** The frame as sent: {@code COBS(type | seq | body | CRC-32) 00}. */
    public static byte[] encode(Frame frame) {
        ByteBuffer plain =
                ByteBuffer.allocate(frame.body().length + Frame.OVERHEAD).order(ByteOrder.LITTLE_ENDIAN);
        plain.put((byte) frame.type()).put((byte) frame.seq()).put(frame.body());
        CRC32 crc = new CRC32();
        crc.update(plain.array(), 0, plain.position());
        plain.putInt((int) crc.getValue());
        byte[] stuffed = Cobs.encode(plain.array());
        return Arrays.copyOf(stuffed, stuffed.length + 1);
    }

    /**
     * The frame after a delimiter of its own: a frame before it that lost its end on the line then costs only itself. What
     * the host always sends.
     */
    public static byte[] encodeApart(Frame frame) {
        byte[] wire = encode(frame);
        byte[] apart = new byte[wire.length + 1];
        System.arraycopy(wire, 0, apart, 1, wire.length);
        return apart;
    }
}
