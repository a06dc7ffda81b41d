package org.silicnn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silicnn.emit.RandomNetwork;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizationScheme;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.fast.BatchSize;
import org.silicnn.sim.fast.FastSimulator;
import org.silicnn.sim.fast.VectorEngine;
import org.silicnn.testvectors.TestVectors;

/** Not one bit between the engines: every bundled net, and nets that nobody would train. */
class FastSimulatorNetsTest {
    private static final int RANDOM_NETS = 400;
    private static final Set<String> FORMATS = Set.of("onnx", "h5", "keras", "tflite");

    @ParameterizedTest
    @EnumSource
    void bundledNets(QuantizationScheme scheme) throws IOException {
        int checked = 0;
        for (Path model : models()) {
            SplittableRandom random = new SplittableRandom(checked);
            try {
                Graph graph = ModelReader.read(model, ImportOptions.NONE);
                List<long[]> pixels = Stream.generate(
                                () -> random.longs(graph.inputShape().elements(), 0, 256)
                                        .toArray())
                        .limit(3)
                        .toList();
                QuantizeOptions options = withScheme(scheme);
                Network network = CalibratedGraph.of(graph, pixels, options, Where.file(model))
                        .quantize(options)
                        .network();
                // Few images are stacked, many lie side by side.
                int count = network.inputType().shape().elements() <= 1024 ? 18 : 3;
                check(model.toString(), network, images(network.inputType(), count, random));
                checked++;
            } catch (UserException e) {
                assertThat(e.getMessage()).as("%s", model).isNotBlank();
            }
        }
        assertThat(checked).as("nets that this version can import").isGreaterThanOrEqualTo(35);
    }

    /** A JVM of its own: this one may have been started without the Vector API. */
    @Test
    void bundledNetsInVectorLoops() throws IOException, InterruptedException {
        assumeThat(FastSimulator.class.getResource("IncubatorLoops.class"))
                .as("the loops are compiled by Maven alone")
                .isNotNull();
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "--add-exports",
                        "java.base/jdk.internal.module=ALL-UNNAMED",
                        "-Dsilicnn.testVectors=" + TestVectors.path("models").getParent(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        FastSimulatorNetsTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        assertThat(output).contains("vector engine: ").doesNotContain("not available");
    }

    /** What the JVM of its own runs. */
    public static void main(String[] arguments) throws IOException {
        if (VectorEngine.await()) {
            for (QuantizationScheme scheme : QuantizationScheme.values()) {
                new FastSimulatorNetsTest().bundledNets(scheme);
            }
        }
        System.out.println(VectorEngine.state());
    }

    /** Every net in the folders of models, the broken ones left out. */
    private static List<Path> models() throws IOException {
        Path folder = TestVectors.path("models");
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(folder.resolve("bad")))
                    .filter(file -> FORMATS.contains(extension(file)))
                    .sorted()
                    .toList();
        }
    }

    private static String extension(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static QuantizeOptions withScheme(QuantizationScheme scheme) {
        QuantizeOptions options = QuantizeOptions.defaults();
        return new QuantizeOptions(
                options.encoding(),
                options.inputFormat(),
                scheme,
                options.granularity(),
                options.method(),
                options.weightBits(),
                options.activationBits(),
                Map.of(),
                options.biasCorrection(),
                options.equalization(),
                options.rounding());
    }

    @Test
    void randomNets() {
        for (long seed = 1; seed <= RANDOM_NETS; seed++) {
            Network network = RandomNetwork.of(seed);
            check("seed " + seed, network, images(network.inputType(), 3, new SplittableRandom(seed)));
        }
    }

    private static List<Tensor> images(TensorType type, int count, SplittableRandom random) {
        List<Tensor> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(new Tensor(
                    type,
                    random.longs(
                                    type.shape().elements(),
                                    type.format().min(),
                                    type.format().max() + 1)
                            .toArray()));
        }
        return images;
    }

    private static void check(String name, Network network, List<Tensor> images) {
        Simulator reference = new Simulator(network);
        FastSimulator fast = new FastSimulator(network, new BatchSize(2, 16));
        List<Map<String, Tensor>> traces = new ArrayList<>();
        fast.trace(images.size(), images::get, (index, trace) -> traces.add(trace));
        List<Tensor> outputs = fast.run(images);
        for (int i = 0; i < images.size(); i++) {
            Map<String, Tensor> expected = reference.trace(images.get(i));
            assertThat(traces.get(i)).as(name).isEqualTo(expected);
            assertThat(outputs.get(i))
                    .as(name)
                    .isEqualTo(expected.get(network.output().name()));
        }
    }
}
