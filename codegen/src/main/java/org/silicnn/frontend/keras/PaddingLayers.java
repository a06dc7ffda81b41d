package org.silicnn.frontend.keras;

import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Padding;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Slicing;
import org.silicnn.frontend.Slicing.Part;
import org.silicnn.graph.PadMode;

/** Zeros around, and cutting off. */
final class PaddingLayers {
    private PaddingLayers() {}

    static void addTo(Map<String, Converter> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int each = axes;
            table.put("Cropping" + axes + "D", layer -> crop(layer, each));
            table.put("ZeroPadding" + axes + "D", layer -> pad(layer, each));
        }
    }

    private static Activation pad(KerasLayer layer, int axes) {
        Activation input = Channels.first(layer, axes);
        int rank = axes + 2;
        int[] around = around(layer, "padding", axes);
        int[] pads = new int[2 * rank];
        for (int i = 0; i < axes; i++) {
            pads[i + 2] = around[2 * i];
            pads[i + 2 + rank] = around[2 * i + 1];
        }
        return Channels.restored(layer, Padding.pad(layer.draft(), layer.name(), input, pads, PadMode.CONSTANT, 0));
    }

    private static Activation crop(KerasLayer layer, int axes) {
        Activation result = Channels.first(layer, axes);
        int[] around = around(layer, "cropping", axes);
        for (int i = 0; i < axes; i++) {
            long left = (long) result.dims()[i + 2] - around[2 * i] - around[2 * i + 1];
            if (left < 1) {
                throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "what cropping leaves", "at least 1", left);
            }
            if (around[2 * i] + around[2 * i + 1] > 0) {
                Part part = new Part(i + 2, around[2 * i], 1, (int) left);
                result = Slicing.part(layer.draft(), layer.name(), result, part);
            }
        }
        return Channels.restored(layer, result);
    }

    /** Before and behind for each axis; given like this, as one number for each axis, or as one for all. */
    private static int[] around(KerasLayer layer, String key, int axes) {
        int[] given = layer.settings().integers(key).orElse(new int[] {1});
        int[] around = new int[2 * axes];
        for (int i = 0; i < around.length; i++) {
            int from = given.length == around.length ? i : given.length == axes ? i / 2 : 0;
            if ((given.length != 1 && given.length != axes && given.length != around.length) || given[from] < 0) {
                throw new Rejection(
                        ModelProblem.ATTRIBUTE_VALUE, key, around.length + " numbers of at least 0", given.length);
            }
            around[i] = given[from];
        }
        return around;
    }
}
