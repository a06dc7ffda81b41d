package org.silicnn.host.serial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a tree of folders laid out as Linux shows USB adapters. */
class PortDescriptionTest {
    @TempDir
    Path sys;

    @Test
    void theUartOfAnFt2232hIsItsSecondPort() throws IOException {
        adapter("1-1", "0403", "6010", "Digilent", "Digilent USB Device");
        port("1-1", "00", "ttyUSB0");
        port("1-1", "01", "ttyUSB1");
        PortDescription first = PortDescription.of("/dev/ttyUSB0", sys.resolve("class"));
        PortDescription second = PortDescription.of("/dev/ttyUSB1", sys.resolve("class"));
        assertThat(first)
                .isEqualTo(new PortDescription("/dev/ttyUSB0", "Digilent Digilent USB Device", "0403:6010", 0));
        assertThat(first.hint()).isEqualTo("FT2232H, first port: usually JTAG");
        assertThat(second.channel()).isEqualTo(1);
        assertThat(second.hint()).isEqualTo("FT2232H, second port: usually the UART");
    }

    @Test
    void otherAdaptersNeedNoHint() throws IOException {
        adapter("1-2", "1a86", "7523", "", "USB Serial");
        port("1-2", "00", "ttyUSB3");
        PortDescription port = PortDescription.of("/dev/ttyUSB3", sys.resolve("class"));
        assertThat(port).isEqualTo(new PortDescription("/dev/ttyUSB3", "USB Serial", "1a86:7523", 0));
        assertThat(port.hint()).isEmpty();
    }

    @Test
    void aPortOfWhichNothingIsKnownHasItsName() {
        assertThat(PortDescription.of("COM4", sys.resolve("class"))).isEqualTo(new PortDescription("COM4", "", "", 0));
    }

    private void adapter(String usb, String vendor, String product, String maker, String name) throws IOException {
        Path folder = Files.createDirectories(sys.resolve("devices").resolve(usb));
        Files.writeString(folder.resolve("idVendor"), vendor + "\n");
        Files.writeString(folder.resolve("idProduct"), product + "\n");
        Files.writeString(folder.resolve("manufacturer"), maker + "\n");
        Files.writeString(folder.resolve("product"), name + "\n");
    }

    private void port(String usb, String interfaceNumber, String tty) throws IOException {
        Path channel = sys.resolve("devices").resolve(usb).resolve(usb + ":1." + interfaceNumber);
        Path device = Files.createDirectories(channel.resolve(tty));
        Files.writeString(channel.resolve("bInterfaceNumber"), interfaceNumber + "\n");
        Path port = Files.createDirectories(sys.resolve("class").resolve(tty));
        Files.createSymbolicLink(port.resolve("device"), device);
    }
}
