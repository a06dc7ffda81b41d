package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Network;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.store.LayerCase;
import org.silicnn.testvectors.RequiredTool;

/** Words of the image and of the result: as wide as the stages behind and in front want, within what is allowed. */
class TopPortsTest {
    private static final Folding FOLDED = new Folding(16, 32);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
        RequiredTool.MAKE.program();
    }

    /** Pixels of six channels, seen as a vector of 96 values, and 32 sums of them. */
    private static Network flat() {
        TensorType image = TensorType.fixed(Shape.image(4, 4, 6), FixedFormat.signed(8, 0));
        Reshape vector = new Reshape("vector", "image", image, Shape.vector(96));
        Constant weights = Constant.of(FixedFormat.signed(8, 0), 96 * 32, i -> i % 251 - 125);
        Constant bias = Constant.of(FixedFormat.signed(8, 0), 32, i -> i - 16);
        Dense sums = Dense.of("sums", "vector", vector.outputType(), weights, bias, 1.0);
        return new Network("flat", "image", image, List.of(vector, sums));
    }

    /** One product at a time wants one value at a time; no word is wider than allowed, or than a value if that is. */
    @ParameterizedTest
    @CsvSource({"1, 64, 1", "48, 1, 1", "48, 16, 2", "48, 64, 8", "48, 100, 12", "48, 1024, 48", "10, 1024, 8"})
    void imagesComeAsWideAsTheirReaderWants(int products, int bits, int values) {
        Foldings foldings = Foldings.all(new Folding(32, products)).withPortBits(bits);

        assertThat(Dataflow.of(flat(), foldings).image().width()).isEqualTo(values);
    }

    @Test
    void noStageIsNeededForWordsThatFit() {
        Foldings foldings = Foldings.all(new Folding(8, 15));

        assertThat(Dataflow.of(KnownNets.signal(), foldings).stages())
                .extracting(Stage::function)
                .noneMatch(function -> function.startsWith("words0"));
    }

    @Test
    void wideWordsBringAnImageSooner() {
        Foldings foldings = Foldings.all(new Folding(32, 48));

        assertThat(Dataflow.of(flat(), foldings.withPortBits(8)).schedule().interval())
                .isEqualTo(96);
        assertThat(Dataflow.of(flat(), foldings.withPortBits(384)).schedule().interval())
                .isLessThan(16);
    }

    @Test
    void wordsOfAnyWidthGiveTheSameAnswers() throws IOException {
        List<FoldedRun> runs = new ArrayList<>();
        List<Network> networks = new ArrayList<>(List.of(flat(), KnownNets.unet(), KnownNets.signal()));
        LayerCase.all().stream()
                .map(LayerCase::network)
                .filter(network -> network.inputType().shape().channels() > 3)
                .limit(12)
                .forEach(networks::add);
        for (Network network : networks) {
            for (int bits : List.of(8, 32, 64, 256)) {
                runs.add(FoldedRun.of(network, 5, Foldings.all(FOLDED).withPortBits(bits)));
            }
        }
        assertThat(runs.stream()
                        .map(run -> Dataflow.of(run.network(), run.foldings()))
                        .flatMap(dataflow -> List.of(dataflow.image(), dataflow.scores()).stream())
                        .map(Words::width)
                        .distinct())
                .hasSizeGreaterThan(5);

        FoldedRun.check(folder, runs);
    }

    /** The project's own test bench and program over bytes. */
    @ParameterizedTest
    @CsvSource({"8", "64", "256"})
    void theProjectsProgramsKnowTheWords(int bits) throws IOException {
        List<Tensor> images = RandomNetwork.images(flat().inputType(), 9, bits);
        Foldings foldings = Foldings.all(FOLDED).withPortBits(bits);
        GeneratedProgram program =
                GeneratedProgram.write(flat(), images.subList(0, 4), foldings, folder.resolve("project"));

        assertThat(program.make("csim", "CXXFLAGS=-fsanitize=address,undefined -fno-sanitize-recover"))
                .as(program.log())
                .isZero();
        Simulator simulator = new Simulator(flat());
        assertThat(program.run(images))
                .isEqualTo(images.stream().map(simulator::run).toList());
    }
}
