package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.emit.layer.Folding;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.RequiredTool;

/** The bit-exactness contract between the simulator and the generated C. */
class GeneratedCTest {
    private static final List<Folding> FOLDINGS = List.of(Folding.SERIAL, new Folding(2, 3), Folding.FULL);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
        RequiredTool.MAKE.program();
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 20);
    }

    @Test
    void everyKindOfLayerIsAmongThem() {
        assertThat(seeds().mapToObj(RandomNetwork::of)
                        .flatMap(network -> network.layers().stream())
                        .map(layer -> (Object) layer.getClass())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder((Object[]) Layer.class.getPermittedSubclasses());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void computesWhatTheSimulatorComputes(long seed) throws IOException {
        Network network = RandomNetwork.of(seed);
        List<Tensor> images = RandomNetwork.images(network.inputType(), 100, seed);
        Simulator simulator = new Simulator(network);
        Folding folding = FOLDINGS.get((int) (seed % FOLDINGS.size()));
        GeneratedProgram program =
                GeneratedProgram.write(network, images.subList(0, 3), folding, folder.resolve("project"));

        List<Tensor> actual = program.run(images);

        for (int i = 0; i < images.size(); i++) {
            assertThat(actual.get(i).values())
                    .as("seed %d image %d in %s", seed, i, program.folder())
                    .isEqualTo(simulator.run(images.get(i)).values());
        }
    }

    @Test
    void theTestBenchFailsWhenAWeightIsBroken() throws IOException {
        Network network = withWeights();
        List<Tensor> images = RandomNetwork.images(network.inputType(), 8, 5);
        GeneratedProgram program = GeneratedProgram.write(network, images, folder.resolve("project"));
        assertThat(program.make("csim")).as(program.log()).isZero();

        breakFirstWeight(program.folder().resolve("src/weights"));

        assertThat(program.make("csim")).isNotZero();
        assertThat(program.log()).contains("mismatch: image 0 value 0").contains("FAILED");
    }

    /** One output that every weight reaches: a dense layer whose sums are the scores. */
    private static Network withWeights() {
        TensorType input = TensorType.fixed(Shape.vector(3), FixedFormat.unsigned(8, 0));
        Constant weights = Constant.of(FixedFormat.signed(8, 0), 41, -7, 100);
        Constant bias = Constant.of(FixedFormat.signed(8, 0), 12);
        return new Network("one", "image", input, List.of(Dense.of("dense", "image", input, weights, bias, 1.0)));
    }

    private static void breakFirstWeight(Path weights) throws IOException {
        try (Stream<Path> files = Files.list(weights)) {
            Path file = files.findFirst().orElseThrow();
            Files.writeString(file, Files.readString(file).replace("41,", "42,"));
        }
    }
}
