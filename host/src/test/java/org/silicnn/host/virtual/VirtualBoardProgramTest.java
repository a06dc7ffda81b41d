package org.silicnn.host.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.ir.Shape;

class VirtualBoardProgramTest {
    private static final NetworkDescriptor NETWORK =
            new NetworkDescriptor("net", "0123456789abcdef", Shape.image(8, 8, 1), 64, 10, 2, true);

    @Test
    void namesTheToolsThatAreMissing(@TempDir Path folder) throws IOException {
        Path program = Files.createFile(folder.resolve("g++"));
        assertThat(program.toFile().setExecutable(true)).isTrue();
        Files.createFile(folder.resolve("make")); // not executable
        assertThat(VirtualBoardProgram.missingTools(folder + File.pathSeparator + "/nowhere"))
                .containsExactly("verilator", "make");
    }

    @Test
    void theHardwareIsTheNetworks() {
        assertThat(VirtualBoardSettings.free().parameters(NETWORK))
                .containsExactly(
                        "N_IN=64",
                        "N_OUT=20",
                        "OUT_TYPE=82",
                        "MODEL_HASH=0123456789abcdef",
                        "CLOCKS_PER_BIT=8",
                        "CLOCK_KHZ=8000",
                        "SLOTS=2",
                        "TIMEOUT=8000000",
                        "TRACE=0");
    }

    @Test
    void aPacedLineTakesAsFewClocksAsItCan() {
        assertThat(VirtualBoardSettings.paced(115_200).parameters(NETWORK))
                .contains("CLOCKS_PER_BIT=4", "CLOCK_KHZ=460");
        assertThat(new VirtualBoardSettings(
                                9600,
                                Optional.of(Path.of("/tmp/wave.vcd")),
                                Map.of("--seed", "3", "--faults", "drop=1"))
                        .arguments())
                .containsExactly("--pace", "9600", "--vcd", "/tmp/wave.vcd", "--faults", "drop=1", "--seed", "3");
    }
}
