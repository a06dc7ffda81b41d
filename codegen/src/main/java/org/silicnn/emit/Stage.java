package org.silicnn.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.TensorType;

/**
 * One C function of the dataflow: a layer, with the requantisation behind it folded into its loop where nobody else
 * reads the sums. Fusion is a choice of emission; the network keeps the two apart, so it can't change a result.
 *
 * @param function C identifier
 */
record Stage(String function, Layer layer, Optional<Requantize> requantize) {

    static List<Stage> of(Network network, CNames names) {
        Map<String, List<Layer>> readers = new HashMap<>();
        for (Layer layer : network.layers()) {
            layer.inputs().forEach(input -> readers.computeIfAbsent(input, key -> new ArrayList<>())
                    .add(layer));
        }
        List<Stage> stages = new ArrayList<>();
        List<Layer> fused = new ArrayList<>();
        for (Layer layer : network.layers()) {
            if (fused.contains(layer)) {
                continue;
            }
            Optional<Requantize> requantize = fusible(layer, readers.getOrDefault(layer.name(), List.of()));
            requantize.ifPresent(fused::add);
            stages.add(new Stage(names.identifier("l" + stages.size(), layer.name()), layer, requantize));
        }
        return stages;
    }

    private static Optional<Requantize> fusible(Layer layer, List<Layer> readers) {
        boolean sums = layer instanceof Conv || layer instanceof Dense;
        return sums && readers.size() == 1 && readers.get(0) instanceof Requantize requantize
                ? Optional.of(requantize)
                : Optional.empty();
    }

    /** Name of the tensor that the function writes. */
    String output() {
        return requantize.map(Layer::name).orElse(layer.name());
    }

    TensorType outputType() {
        return requantize.map(Layer::outputType).orElse(layer.outputType());
    }
}
