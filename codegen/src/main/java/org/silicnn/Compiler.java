package org.silicnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.silicnn.emit.HlsProject;
import org.silicnn.emit.ProjectBuilder;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.fit.ChoiceCheck;
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
     *     that is not fixed makes one product at a time
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
     * @throws UserException naming everything that can't be quantised, or what can't be had of the hardware
     */
    public static Compilation compile(Graph graph, List<long[]> images, CompileOptions options, Where where) {
        Quantized quantized = Quantizer.quantized(graph, images, options.quantize(), where);
        ChoiceCheck.check(quantized.network(), options.hardware(), (layer, choice) -> where);
        return emit(quantized, images, options);
    }

    /**
     * Makes the project of a quantised network: the second half of {@link #compile}.
     *
     * @param images for the test bench, as there
     * @param options of which those that quantise have done their part; what they fix for layers is {@linkplain ChoiceCheck
     *     checked}
     * @throws UserException naming every layer that HLS tools would choke on
     */
    public static Compilation emit(Quantized quantized, List<long[]> images, CompileOptions options) {
        Network network = quantized.network();
        List<Tensor> golden = (images.isEmpty() ? noise(network.inputType(), options.goldenImages()) : images)
                .stream()
                        .limit(options.goldenImages())
                        .map(image -> new Tensor(network.inputType(), image))
                        .toList();
        Placement placement = Placement.of(network, options.hardware(), options.fit(network.inputType()));
        Foldings given = options.hardware().over(options.emit().foldings());
        Foldings foldings =
                placement.fit().map(Fit::foldings).orElseGet(() -> given.withStreamed(placement.streamed()));
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
