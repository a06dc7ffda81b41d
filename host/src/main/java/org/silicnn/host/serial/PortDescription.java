package org.silicnn.host.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A serial port and what the system knows of the USB adapter behind it.
 *
 * @param name to open it by
 * @param adapter maker and product, empty if unknown
 * @param usbId vendor and product number, {@code 0403:6010}, empty if it is not on USB
 * @param channel which port of an adapter with several, from 0; 0 if unknown
 */
public record PortDescription(String name, String adapter, String usbId, int channel) {
    private static final String FT2232H = "0403:6010";
    private static final Path LINUX_PORTS = Path.of("/sys/class/tty");
    private static final int LONGEST_FACT = 200;

    /** All ports. */
    public static List<PortDescription> all() {
        return JsscLink.portNames().stream().map(name -> of(name, LINUX_PORTS)).toList();
    }

    /** One port, as far as {@code classFolder}, a tree like Linux's {@code /sys/class/tty}, tells. */
    static PortDescription of(String name, Path classFolder) {
        Path device = classFolder.resolve(Path.of(name).getFileName()).resolve("device");
        int channel = 0;
        try {
            for (Path at = device.toRealPath(); at != null; at = at.getParent()) {
                Optional<String> interfaceNumber = fact(at, "bInterfaceNumber");
                if (interfaceNumber.isPresent()) {
                    channel = Integer.parseInt(interfaceNumber.get(), 16);
                }
                Optional<String> vendor = fact(at, "idVendor");
                if (vendor.isPresent()) {
                    String adapter = (fact(at, "manufacturer").orElse("") + " "
                                    + fact(at, "product").orElse(""))
                            .strip();
                    return new PortDescription(
                            name,
                            adapter,
                            vendor.get() + ":" + fact(at, "idProduct").orElse("?"),
                            channel);
                }
            }
        } catch (IOException | NumberFormatException e) {
            // Not Linux, or a port that is no device: then its name is all there is to tell.
        }
        return new PortDescription(name, "", "", 0);
    }

    /** Whether it is most likely the one of two ports that programs the FPGA. */
    boolean isProgrammer() {
        return usbId.equals(FT2232H) && channel == 0;
    }

    /** What to know before choosing it; empty if nothing. */
    public String hint() {
        if (!usbId.equals(FT2232H)) {
            return "";
        }
        return isProgrammer() ? "FT2232H, first port: usually JTAG" : "FT2232H, second port: usually the UART";
    }

    private static Optional<String> fact(Path folder, String name) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        return Optional.of(text.substring(0, Math.min(text.length(), LONGEST_FACT)));
    }
}
