package org.silicnn.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.quant.Quantized;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.TensorBytes;
import org.silicnn.sim.fast.FastSimulator;

/** Runs fixed point and float side by side and measures every layer. A few batches' tensors are in memory at a time. */
public final class LayerComparison {
    private LayerComparison() {}

    /**
     * Compares.
     *
     * @param most how many images at most, the first ones
     * @param done told the number of images finished, after each
     * @return one entry for each layer that stands for a value of the float graph, in the network's order
     */
    public static List<LayerError> of(Quantized quantized, ImageSource images, int most, IntConsumer done) {
        List<ErrorCount> counts = new ArrayList<>();
        Map<String, Layer> layers =
                quantized.network().layers().stream().collect(Collectors.toMap(Layer::name, Function.identity()));
        for (Quantized.Origin origin : quantized.origins()) {
            counts.add(new ErrorCount(layers.get(origin.layer()), origin));
        }
        GraphInterpreter interpreter = new GraphInterpreter(quantized.prepared());
        Network network = quantized.network();
        new FastSimulator(network)
                .trace(
                        Math.min(most, images.size()),
                        index -> TensorBytes.decode(
                                network.inputType(),
                                images.read(index).stored(network.inputType().format())),
                        (index, fixed) -> {
                            Map<String, float[]> floating = interpreter.trace(floats(fixed.get(network.input())));
                            for (int k = 0; k < counts.size(); k++) {
                                Quantized.Origin origin = quantized.origins().get(k);
                                counts.get(k).add(fixed.get(origin.layer()), floating.get(origin.value()));
                            }
                            done.accept(index + 1);
                        });
        return counts.stream().map(ErrorCount::total).toList();
    }

    private static float[] floats(Tensor image) {
        float[] values = new float[image.values().length];
        for (int i = 0; i < values.length; i++) {
            values[i] = image.values()[i];
        }
        return values;
    }
}
