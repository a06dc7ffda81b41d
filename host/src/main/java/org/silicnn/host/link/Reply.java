package org.silicnn.host.link;

import java.util.Arrays;
import java.util.Optional;

/**
 * A frame from the board, its two leading body bytes taken apart.
 *
 * @param type the request's type with the reply bit set, or {@link Status#NAK}
 * @param seq the request's sequence number; 0 in a NAK for a broken frame
 * @param doneCount images finished since the last RESET, modulo 256
 * @param status {@link Status#OK} unless the type is NAK
 * @param payload what follows
 */
public record Reply(int type, int seq, int doneCount, Status status, byte[] payload) {
    /** Bytes of a reply's body before its payload. */
    public static final int HEADER = 2;

    /** Empty if no board of this protocol says such a thing, intact though the frame is. */
    public static Optional<Reply> of(Frame frame) {
        byte[] body = frame.body();
        if (body.length < HEADER || (frame.type() & LinkProtocol.REPLY_BIT) == 0) {
            return Optional.empty();
        }
        return Status.of(body[1] & 0xff)
                .filter(status -> (status == Status.OK) != (frame.type() == Status.NAK))
                .map(status -> new Reply(
                        frame.type(),
                        frame.seq(),
                        body[0] & 0xff,
                        status,
                        Arrays.copyOfRange(body, HEADER, body.length)));
    }

    /** The frame a board sends. */
    public Frame toFrame() {
        byte[] body = new byte[HEADER + payload.length];
        body[0] = (byte) doneCount;
        body[1] = (byte) status.code();
        System.arraycopy(payload, 0, body, HEADER, payload.length);
        return new Frame(type, seq, body);
    }

    public boolean answers(Opcode opcode) {
        return type == opcode.reply();
    }

    public boolean isNak() {
        return type == Status.NAK;
    }
}
