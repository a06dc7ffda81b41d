package org.silicnn.host.virtual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.silicnn.host.board.NetworkDescriptor;

/**
 * How a board is simulated.
 *
 * @param paceBaud the line's rate in real time, bits per second; 0 for as fast as it simulates
 * @param waveform where to write one
 * @param options of {@code hardware/sim}'s program besides, such as {@code --faults} to its value
 */
public record VirtualBoardSettings(int paceBaud, Optional<Path> waveform, Map<String, String> options) {
    private static final int SLOTS = 2;
    /** The least the receiver takes, and so the fewest clocks to simulate for a line in real time. */
    private static final int PACED_CLOCKS_PER_BIT = 4;

    private static final int FREE_CLOCKS_PER_BIT = 8;
    private static final int FREE_CLOCK_KHZ = 8000;
    private static final int SIGNED = 0x80;

    public VirtualBoardSettings {
        options = Map.copyOf(options);
    }

    /** As fast as it can, on a good line. */
    public static VirtualBoardSettings free() {
        return new VirtualBoardSettings(0, Optional.empty(), Map.of());
    }

    /** In step with a real line. */
    public static VirtualBoardSettings paced(int baud) {
        return new VirtualBoardSettings(baud, Optional.empty(), Map.of());
    }

    /** The rate a host may reckon with. */
    public int baud() {
        return paceBaud > 0 ? paceBaud : FREE_CLOCK_KHZ * 1000 / FREE_CLOCKS_PER_BIT;
    }

    /** The RTL's parameters, {@code KEY=VALUE}. */
    List<String> parameters(NetworkDescriptor network) {
        int clocksPerBit = paceBaud > 0 ? PACED_CLOCKS_PER_BIT : FREE_CLOCKS_PER_BIT;
        long clockKhz = Math.max(1, (long) baud() * clocksPerBit / 1000);
        int type = (network.valueSigned() ? SIGNED : 0) | network.valueBytes();
        return List.of(
                "N_IN=" + network.inputBytes(),
                "N_OUT=" + network.outputBytes(),
                "OUT_TYPE=" + String.format(Locale.ROOT, "%02x", type),
                "MODEL_HASH=" + network.hash(),
                "CLOCKS_PER_BIT=" + clocksPerBit,
                "CLOCK_KHZ=" + clockKhz,
                "SLOTS=" + SLOTS,
                // One second, as boards have it.
                "TIMEOUT=" + Math.min(clockKhz * 1000, Integer.MAX_VALUE),
                "TRACE=" + (waveform.isPresent() ? 1 : 0));
    }

    /** The program's arguments. */
    List<String> arguments() {
        List<String> arguments = new ArrayList<>();
        if (paceBaud > 0) {
            arguments.addAll(List.of("--pace", String.valueOf(paceBaud)));
        }
        waveform.ifPresent(
                file -> arguments.addAll(List.of("--vcd", file.toAbsolutePath().toString())));
        for (String name : options.keySet().stream().sorted().collect(Collectors.toList())) {
            arguments.addAll(List.of(name, options.get(name)));
        }
        return arguments;
    }
}
