package org.silicnn.host.link;

/** What the host asks of the board. */
public enum Opcode {
    /** Who are you? Answered with the request's nonce, so that an old answer is not taken for it. */
    HELLO,
    /** Run the network on one input tensor. */
    IMAGE,
    /** Drop queued images and zero the count of finished ones. */
    RESET,
    /** Echo eight bytes. */
    PING,
    /** Report the error counters. */
    STATS;

    private final int code = LinkProtocol.opcode(name());

    /** The type byte of a request. */
    public int request() {
        return code;
    }

    /** The type byte of its reply. */
    public int reply() {
        return code | LinkProtocol.REPLY_BIT;
    }
}
