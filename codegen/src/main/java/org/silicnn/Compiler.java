package org.silicnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.silicnn.emit.HlsProject;
import org.silicnn.emit.ProjectBuilder;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.fit.Fit;
import org.silicnn.fit.Placement;
import org.silicnn.graph.Graph;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.quant.Quantized;
import org.silicnn.quant.Quantizer;
import org.silicnn.sim.Tensor;

/** The whole line as a library: graph in, quantised network and HLS project out. Nothing is written to disk. */
public final class Compiler {
    private Compiler() {}

    /**
     * What a compilation gives.
     *
     * @param quantized the network beside the float graph that it stands for
     * @param fit the foldings that were searched for; empty if none were, or if the network doesn't fit and every layer
     *     makes one product at a time
     * @param project what {@link org.silicnn.emit.ProjectFolder} writes
     */
    public record Compilation(Quantized quantized, Optional<Fit> fit, HlsProject project) {
        /** What {@link org.silicnn.sim.Simulator} runs. */
        public Network network() {
            return quantized.network();
        }
    }

    /**
     * Compiles an imported model.
     *
     * @param graph as {@link org.silicnn.frontend.ModelReader} imports it
     * @param images stored integers of some typical images, in memory order, for calibration and for the test bench;
     *     none if the model file itself says how every value is stored, and then the test bench gets noise
     * @param where the model, for messages
     * @throws UserException naming everything that can't be quantised
     */
    public static Compilation compile(Graph graph, List<long[]> images, CompileOptions options, Where where) {
        Quantized quantized = Quantizer.quantized(graph, images, options.quantize(), where);
        Network network = quantized.network();
        List<Tensor> golden = (images.isEmpty() ? noise(network.inputType(), options.goldenImages()) : images)
                .stream()
                        .limit(options.goldenImages())
                        .map(image -> new Tensor(network.inputType(), image))
                        .toList();
        Placement placement = Placement.of(network, options.weights(), options.fit(network.inputType()));
        Foldings foldings = placement.fit().map(Fit::foldings).orElseGet(() -> options.emit()
                .foldings()
                .withStreamed(placement.streamed()));
        return new Compilation(
                quantized,
                placement.fit(),
                ProjectBuilder.build(network, golden, options.emit().withFoldings(foldings)));
    }

    /** Images for a test bench that gets none: any will do to compare two executions of one network. */
    private static List<long[]> noise(TensorType type, int count) {
        SplittableRandom random = new SplittableRandom(count);
        List<long[]> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(random.longs(
                            type.shape().elements(),
                            type.format().min(),
                            type.format().max() + 1)
                    .toArray());
        }
        return images;
    }
}
