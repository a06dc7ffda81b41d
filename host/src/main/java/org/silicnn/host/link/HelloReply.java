package org.silicnn.host.link;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The payload of a reply to HELLO.
 *
 * @param nonce the request's, 0..65535
 */
public record HelloReply(int nonce, BoardIdentity board) {
    /** Empty if the reply is to something else or has another length. */
    public static Optional<HelloReply> of(Reply reply) {
        if (!reply.answers(Opcode.HELLO) || reply.payload().length != LinkProtocol.HELLO_BYTES) {
            return Optional.empty();
        }
        ByteBuffer in = ByteBuffer.wrap(reply.payload()).order(ByteOrder.LITTLE_ENDIAN);
        int nonce = in.getShort() & 0xffff;
        return Optional.of(new HelloReply(nonce, BoardIdentity.read(in)));
    }

    /** The body of a HELLO. */
    public static byte[] request(int nonce) {
        return ByteBuffer.allocate(Short.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) nonce)
                .array();
    }

    /** The payload a board sends. */
    public byte[] toPayload() {
        ByteBuffer out = ByteBuffer.allocate(LinkProtocol.HELLO_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        out.putShort((short) nonce);
        board.write(out);
        return out.array();
    }
}
