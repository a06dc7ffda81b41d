package org.silicnn.frontend.keras;

import java.util.Map;
import java.util.Set;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Layers that apply another one. */
final class WrapperLayers {
    /** Layers that do the same at every place, with or without an axis of time in front. */
    private static final Set<String> ALIKE_AT_EACH_PLACE = Set.of(
            "Activation", "Dense", "Dropout", "ELU", "LeakyReLU", "ReLU", "Rescaling", "Softmax", "ThresholdedReLU");

    private WrapperLayers() {}

    static void addTo(Map<String, Converter> table) {
        table.put("TimeDistributed", WrapperLayers::timeDistributed);
    }

    private static Activation timeDistributed(KerasLayer layer) {
        LayerSpec inner = layer.settings()
                .object("layer")
                .map(ModelParser::wrapped)
                .orElseThrow(() -> new Rejection(ModelProblem.ATTRIBUTE_MISSING, "layer"));
        if (!ALIKE_AT_EACH_PLACE.contains(inner.type())) {
            String wanted = ALIKE_AT_EACH_PLACE.stream().sorted().toList().toString();
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "layer", "one of " + wanted, inner.type());
        }
        return Layers.find(inner).orElseThrow().convert(layer.wrapped(inner));
    }
}
