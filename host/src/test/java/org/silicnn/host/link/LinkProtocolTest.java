package org.silicnn.host.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LinkProtocolTest {
    private static final String LINE = "localparam [7:0] LINK_VERSION = 8'h01; // reason\n";

    @Test
    void everyOpcodeOfTheFileIsAnOpcodeHereAndBack() {
        assertThat(namesAfter("LINK_OP_"))
                .isEqualTo(withExtra(names(Opcode.values()), "NAK"))
                .isNotEmpty();
    }

    @Test
    void everyStatusOfTheFileIsAStatusHereAndBack() {
        assertThat(namesAfter("LINK_STATUS_")).isEqualTo(names(Status.values()));
        for (Status status : Status.values()) {
            assertThat(Status.of(status.code())).contains(status);
        }
        assertThat(Status.of(0x77)).isEmpty();
    }

    @Test
    void repliesAreRequestsWithTheReplyBit() {
        for (Opcode opcode : Opcode.values()) {
            assertThat(opcode.request() & LinkProtocol.REPLY_BIT).isZero();
            assertThat(opcode.reply()).isEqualTo(opcode.request() | LinkProtocol.REPLY_BIT);
        }
    }

    @Test
    void aMissingAndAnUnknownConstantAreBothNamed() {
        ConstantsFile file = ConstantsFile.parse(LINE);
        assertThatThrownBy(() -> file.requireExactly(Set.of("LINK_REPLY_BIT")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("link_protocol.vh and the host disagree: "
                        + "missing [LINK_REPLY_BIT], unknown to the host [LINK_VERSION]");
    }

    @Test
    void aLineOutsideTheStrictFormIsNamed() {
        for (String bad : new String[] {
            "localparam LINK_VERSION = 8'h01; // no width",
            "localparam [6:0] LINK_VERSION = 8'h01; // widths differ",
            "localparam [7:0] LINK_VERSION = 8'h101; // too wide",
            "localparam [7:0] LINK_VERSION = 8'd1; // not hex",
            "localparam [7:0] LINK_VERSION = 8'h01;",
            "`define LINK_VERSION 1"
        }) {
            assertThatThrownBy(() -> ConstantsFile.parse(bad))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining(bad);
        }
        assertThatThrownBy(() -> ConstantsFile.parse(LINE + LINE)).hasMessageContaining("twice: LINK_VERSION");
    }

    private static Set<String> namesAfter(String prefix) {
        return LinkProtocol.file().values().keySet().stream()
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()))
                .collect(Collectors.toSet());
    }

    private static Set<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).collect(Collectors.toSet());
    }

    private static Set<String> withExtra(Set<String> names, String extra) {
        names.add(extra);
        return names;
    }
}
