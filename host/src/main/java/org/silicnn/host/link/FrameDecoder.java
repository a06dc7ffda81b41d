package org.silicnn.host.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Line bytes to frames, whatever pieces they come in.
 *
 * <p>A lost or changed byte costs the frame it was in and nothing after the next delimiter. Memory is one frame of the
 * longest length, however long the line stays without a delimiter. One decoder per direction; not thread safe.
 */
public final class FrameDecoder {
    /** What came out. */
    public interface Listener {
        /** A frame whose CRC is right. */
        void frame(Frame frame);

        /**
         * Something between two delimiters that is no frame.
         *
         * @param start its first line bytes, as many as were kept
         * @param length how many line bytes it had
         */
        void garbled(byte[] start, long length);
    }

    private final byte[] pending;
    private long length;

    /** @param maxBody longest body that can be a frame of this session, in bytes */
    public FrameDecoder(int maxBody) {
        pending = new byte[Frame.wireBytes(maxBody)];
    }

    /** Takes the next bytes of the line and tells {@code listener} what they completed. */
    public void accept(byte[] bytes, Listener listener) {
        for (byte value : bytes) {
            if (value != 0) {
                if (length < pending.length) {
                    pending[(int) length] = value;
                }
                length++;
            } else if (length > 0) {
                complete(listener);
                length = 0;
            }
        }
    }

    private void complete(Listener listener) {
        byte[] plain = length > pending.length ? null : Cobs.decode(pending, (int) length);
        if (plain == null || plain.length < Frame.OVERHEAD || !crcIsRight(plain)) {
            listener.garbled(Arrays.copyOf(pending, (int) Math.min(length, pending.length)), length);
            return;
        }
        byte[] body = Arrays.copyOfRange(plain, 2, plain.length - Integer.BYTES);
        listener.frame(new Frame(plain[0] & 0xff, plain[1] & 0xff, body));
    }

    private static boolean crcIsRight(byte[] plain) {
        int covered = plain.length - Integer.BYTES;
        CRC32 crc = new CRC32();
        crc.update(plain, 0, covered);
        return ByteBuffer.wrap(plain).order(ByteOrder.LITTLE_ENDIAN).getInt(covered) == (int) crc.getValue();
    }
}
