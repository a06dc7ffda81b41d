package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.emit.layer.Folding;
import org.silicnn.ir.Network;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.RequiredTool;

/** What Bambu is given, which is not what a plain compiler sees: its words, its streams of three words, its wide integers. */
class BambuFlavourTest {
    /** Words that an internal stream of Bambu's holds, whatever its depth is said to be. */
    private static final int WORDS = 3;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
    }

    static Stream<Arguments> nets() {
        return Stream.of(
                Arguments.of(KnownNets.resnet8(), new Folding(8, 9), 1),
                Arguments.of(KnownNets.unet(), Folding.SERIAL, 3),
                // Words of more than 64 bits.
                Arguments.of(KnownNets.unet(), Folding.FULL, 3),
                Arguments.of(KnownNets.signal(), new Folding(3, 5), 3));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void threeWordsSuffice(Network network, Folding folding, int images) throws IOException {
        GeneratedProgram project = GeneratedProgram.write(
                network, RandomNetwork.images(network.inputType(), images, 1), folding, folder.resolve("project"));

        assertThat(BoundedProgram.compile(project, depth -> WORDS, "-D__BAMBU__", "-O1")
                        .run())
                .as("%s folded %s in %s", network.name(), folding, folder)
                .isZero();
    }

    /** What the compiler keeps as a function becomes a module, with the arrays of its caller behind a memory port. */
    @Test
    void onlyStagesAreFunctions() throws IOException {
        Network network = KnownNets.unet();
        List<Tensor> images = RandomNetwork.images(network.inputType(), 1, 1);
        GeneratedProgram project =
                GeneratedProgram.write(network, images, new Folding(3, 5), folder.resolve("project"));
        BoundedProgram.compile(project, depth -> WORDS, "-D__BAMBU__", "-O0");
        Process names = new ProcessBuilder("nm", "--demangle", "project/bounded/run")
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("names").toFile())
                .start();
        assertThat(GeneratedProgram.waitFor(names)).isZero();

        assertThat(Files.readAllLines(folder.resolve("names")))
                .anyMatch(line -> line.contains(" l0_layer0("))
                .noneMatch(line -> line.contains("silicnn_"));
    }
}
