package org.silicnn.frontend.keras;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Spatial;
import org.silicnn.frontend.Windows;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** Pooling under a window, and over all places. Padding never takes part. */
final class PoolingLayers {
    private PoolingLayers() {}

    static void addTo(Map<String, Converter> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int each = axes;
            table.put("AveragePooling" + axes + "D", layer -> pool(layer, each, PoolingLayers::average));
            table.put("MaxPooling" + axes + "D", layer -> pool(layer, each, Op.MaxPool::new));
            table.put("GlobalAveragePooling" + axes + "D", layer -> global(layer, each, PoolingLayers::average));
            table.put("GlobalMaxPooling" + axes + "D", layer -> global(layer, each, Op.MaxPool::new));
        }
    }

    private static Op average(Window window) {
        return new Op.AveragePool(window, false);
    }

    private static Activation pool(KerasLayer layer, int axes, Function<Window, Op> op) {
        Activation input = Channels.first(layer, axes);
        int[] extents = Spatial.extents(input);
        int[] sizes = layer.settings().each("pool_size", axes, 2);
        int[] strides = layer.settings().has("strides") ? layer.settings().each("strides", axes, 1) : sizes;
        List<Axis> window = new ArrayList<>();
        for (int i = 0; i < axes; i++) {
            window.add(ConvolutionLayers.padded(layer, Axis.of(sizes[i], strides[i]), extents[i]));
        }
        return Channels.restored(layer, apply(layer, input, op.apply(Windows.of(window))));
    }

    private static Activation global(KerasLayer layer, int axes, Function<Window, Op> op) {
        Activation input = Channels.first(layer, axes);
        List<Axis> window = Arrays.stream(Spatial.extents(input))
                .mapToObj(extent -> Axis.of(extent, 1))
                .toList();
        Activation result = apply(layer, input, op.apply(Windows.of(window)));
        if (layer.settings().flag("keepdims", false)) {
            return Channels.restored(layer, result);
        }
        return layer.draft().regroup(layer.name(), result, result.dims()[0], result.dims()[1]);
    }

    private static Activation apply(KerasLayer layer, Activation input, Op op) {
        Value output = layer.draft().add(layer.name(), op, Spatial.arrange(layer.draft(), layer.name(), input));
        return Spatial.activation(output, input);
    }
}
