package org.silicnn.host.link;

import java.util.Optional;

/** Why the board said no; {@link #OK} is in every reply that is not a NAK. */
public enum Status {
    OK,
    /** A frame came broken, so its sequence number is unknown. */
    CRC,
    /** The body's length is not what the type, or the network, requires. */
    LENGTH,
    /** The type is unknown to the board. */
    TYPE,
    /** No image slot was free. */
    OVERFLOW,
    /** The accelerator did not finish in time. */
    TIMEOUT;

    /** Type byte of a NAK, which is no reply to one opcode. */
    public static final int NAK = LinkProtocol.opcode("NAK");

    private final int code = LinkProtocol.status(name());

    public int code() {
        return code;
    }

    public static Optional<Status> of(int code) {
        for (Status status : values()) {
            if (status.code == code) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
