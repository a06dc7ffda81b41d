package org.silicnn.frontend.keras;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The table of supported layers. */
final class Layers {
    private static final Map<String, Converter> TABLE = table();

    private Layers() {}

    /** The converter for a layer, if its type is supported. */
    static Optional<Converter> find(LayerSpec layer) {
        return Optional.ofNullable(TABLE.get(layer.type())).or(() -> Operations.find(layer.type()));
    }

    /** All supported layers, inputs and models too, in alphabetical order. */
    static List<String> words() {
        return Stream.of(TABLE.keySet(), ModelParser.MODELS, Set.of(LayerSpec.INPUT))
                .flatMap(Set::stream)
                .sorted()
                .toList();
    }

    private static Map<String, Converter> table() {
        Map<String, Converter> table = new TreeMap<>();
        ActivationLayers.addTo(table);
        ConvolutionLayers.addTo(table);
        DenseLayer.addTo(table);
        MergingLayers.addTo(table);
        NormalizationLayers.addTo(table);
        PaddingLayers.addTo(table);
        PassingLayers.addTo(table);
        PoolingLayers.addTo(table);
        ReshapingLayers.addTo(table);
        ResizingLayers.addTo(table);
        TransposedConvolution.addTo(table);
        WrapperLayers.addTo(table);
        return table;
    }
}
