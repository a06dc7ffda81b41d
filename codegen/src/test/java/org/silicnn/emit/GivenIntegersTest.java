package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.image.ImageSet;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Network;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.RequiredTool;
import org.silicnn.testvectors.TestVectors;

/** Nets whose model files bring their own integers: the generated C computes what the simulator does. */
class GivenIntegersTest {
    private static final int IMAGES = 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
        RequiredTool.MAKE.program();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tiny-int8.tflite",
                "tiny-qoperator-matmul-uint8.onnx",
                "tiny-qonnx-w4a4.onnx",
                "lenet5-qdq-int8.onnx"
            })
    void theGeneratedCComputesWhatTheSimulatorDoes(String model) throws IOException {
        Path file = TestVectors.path("models/families/" + model);
        Graph graph = ModelReader.read(file, ImportOptions.NONE);
        Network network = network(graph, file);
        Path digits = TestVectors.path("images/digits-" + graph.inputShape().height() + "x"
                + graph.inputShape().width() + "/test-images-idx3-ubyte");
        ImageSource source = ImageSet.open(List.of(digits), Optional.empty(), graph.inputShape())
                .images();
        Simulator simulator = new Simulator(network);
        List<Tensor> images = new ArrayList<>();
        List<Tensor> answers = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            long[] stored = source.read(i).integers(network.inputType().format());
            images.add(new Tensor(network.inputType(), stored));
            answers.add(simulator.run(images.get(i)));
        }
        GeneratedProgram program = GeneratedProgram.write(network, images.subList(0, 1), folder);
        assertThat(program.run(images)).isEqualTo(answers);
    }

    /** What TensorFlow Lite's reference kernels compute, in C. */
    @ParameterizedTest
    @ValueSource(strings = {"net-mobilenet", "net-attention", "net-unet-bilinear", "net-unet-transposed"})
    void theGeneratedCComputesWhatTheReferenceKernelsDo(String model) throws IOException {
        Path file = TestVectors.path("models/tflite-operators/" + model + ".tflite");
        Network network = network(ModelReader.read(file, ImportOptions.NONE), file);
        List<Tensor> images = new ArrayList<>();
        List<Tensor> answers = new ArrayList<>();
        for (String line : Files.readAllLines(file.resolveSibling(model + ".csv"))) {
            boolean image = line.startsWith("input,");
            long[] stored = Arrays.stream(line.split(",", -1))
                    .skip(1)
                    .mapToLong(Long::parseLong)
                    .toArray();
            (image ? images : answers).add(new Tensor(image ? network.inputType() : network.outputType(), stored));
        }
        GeneratedProgram program = GeneratedProgram.write(network, images.subList(0, 1), folder);
        assertThat(program.run(images)).isEqualTo(answers);
    }

    private static Network network(Graph graph, Path file) {
        return CalibratedGraph.withoutImages(graph, QuantizeOptions.defaults(), Where.file(file))
                .orElseThrow()
                .network();
    }
}
