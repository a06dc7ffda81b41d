package org.silicnn.host.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.problem.UserException;

class PortChoiceTest {
    private static final PortDescription MAINBOARD = new PortDescription("/dev/ttyS0", "", "", 0);
    private static final PortDescription JTAG = new PortDescription("/dev/ttyUSB0", "Digilent", "0403:6010", 0);
    private static final PortDescription UART = new PortDescription("/dev/ttyUSB1", "Digilent", "0403:6010", 1);
    private static final PortDescription DONGLE = new PortDescription("/dev/ttyUSB2", "CP2102", "10c4:ea60", 0);

    @Test
    void ofOneAdaptersTwoPortsItIsTheSecond() {
        assertThat(PortChoice.only(List.of(MAINBOARD, JTAG, UART))).isEqualTo(UART);
        assertThat(PortChoice.likelyFirst(List.of(MAINBOARD, JTAG, UART))).containsExactly(UART, JTAG, MAINBOARD);
    }

    @Test
    void anythingIsBetterThanNothing() {
        assertThat(PortChoice.only(List.of(MAINBOARD))).isEqualTo(MAINBOARD);
        assertThat(PortChoice.only(List.of(JTAG, MAINBOARD))).isEqualTo(JTAG);
    }

    @Test
    void twoAreTooMany() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> PortChoice.only(List.of(DONGLE, JTAG, UART)))
                .withMessageContaining("there is more than one port: /dev/ttyUSB1, /dev/ttyUSB2 [S571]");
    }

    @Test
    void noneIsNone() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> PortChoice.only(List.of()))
                .withMessageContaining("[S570]");
    }
}
