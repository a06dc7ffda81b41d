package org.silicnn.host.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The protocol's numbers, read once from the header that the board's RTL includes. */
public final class LinkProtocol {
    private static final ConstantsFile FILE = ConstantsFile.parse(header())
            .requireExactly(Set.of(
                    "LINK_VERSION",
                    "LINK_OP_HELLO",
                    "LINK_OP_IMAGE",
                    "LINK_OP_RESET",
                    "LINK_OP_PING",
                    "LINK_OP_STATS",
                    "LINK_OP_NAK",
                    "LINK_REPLY_BIT",
                    "LINK_STATUS_OK",
                    "LINK_STATUS_CRC",
                    "LINK_STATUS_LENGTH",
                    "LINK_STATUS_TYPE",
                    "LINK_STATUS_OVERFLOW",
                    "LINK_STATUS_TIMEOUT",
                    "LINK_PING_BYTES",
                    "LINK_HELLO_BYTES",
                    "LINK_STATS_BYTES",
                    "LINK_CYCLES_BYTES"));

    /** What a board must answer to HELLO to be understood. */
    public static final int VERSION = FILE.get("LINK_VERSION");

    /** Set in the type of every reply. */
    public static final int REPLY_BIT = FILE.get("LINK_REPLY_BIT");

    /** Body of a PING, echoed. */
    public static final int PING_BYTES = FILE.get("LINK_PING_BYTES");

    /** Payload of the reply to HELLO. */
    public static final int HELLO_BYTES = FILE.get("LINK_HELLO_BYTES");

    /** Payload of the reply to STATS. */
    public static final int STATS_BYTES = FILE.get("LINK_STATS_BYTES");

    /** What follows the output in a result: its clock cycles. */
    public static final int CYCLES_BYTES = FILE.get("LINK_CYCLES_BYTES");

    private LinkProtocol() {}

    static int opcode(String name) {
        return FILE.get("LINK_OP_" + name);
    }

    static int status(String name) {
        return FILE.get("LINK_STATUS_" + name);
    }

    static ConstantsFile file() {
        return FILE;
    }

    private static String header() {
        try (InputStream in = LinkProtocol.class.getResourceAsStream("link_protocol.vh")) {
            if (in == null) {
                throw new IllegalStateException("link_protocol.vh is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
