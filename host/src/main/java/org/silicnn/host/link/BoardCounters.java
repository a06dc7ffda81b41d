package org.silicnn.host.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * What a board counted since power-up; each wraps at 2^32.
 *
 * @param crcErrors frames that came broken
 * @param framingErrors bytes without a stop bit
 * @param overflows images refused for want of a slot
 * @param acceleratorTimeouts images the accelerator did not finish
 * @param imagesDone images finished
 */
public record BoardCounters(
        long crcErrors, long framingErrors, long overflows, long acceleratorTimeouts, long imagesDone) {
    /** Empty if the reply is to something else or has another length. */
    public static Optional<BoardCounters> of(Reply reply) {
        if (!reply.answers(Opcode.STATS) || reply.payload().length != LinkProtocol.STATS_BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(reply.payload()).order(ByteOrder.LITTLE_ENDIAN);
        return Optional.of(new BoardCounters(u32(in), u32(in), u32(in), u32(in), u32(in)));
    }

    /** The payload a board sends. */
    public byte[] toPayload() {
        ByteBuffer out = ByteBuffer.allocate(LinkProtocol.STATS_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt((int) crcErrors).putInt((int) framingErrors).putInt((int) overflows);
        return out.putInt((int) acceleratorTimeouts).putInt((int) imagesDone).array();
    }

    private static long u32(ByteBuffer in) {
        return in.getInt() & 0xffff_ffffL;
    }
}
