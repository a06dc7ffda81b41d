package org.silicnn.frontend.keras;

import java.util.Arrays;
import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Interpolation;
import org.silicnn.frontend.Interpolation.Centre;
import org.silicnn.frontend.Interpolation.Method;
import org.silicnn.frontend.Interpolation.Nearest;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Resampling;

/** Layers that make pictures larger or smaller. */
final class ResizingLayers {
    /** Keys' own choice of his parameter. */
    private static final double KEYS = -0.5;

    private ResizingLayers() {}

    static void addTo(Map<String, Converter> table) {
        for (int axes = 1; axes <= 3; axes++) {
            int each = axes;
            table.put("UpSampling" + axes + "D", layer -> upSampling(layer, each));
        }
        table.put("Resizing", ResizingLayers::resizing);
    }

    private static Activation upSampling(KerasLayer layer, int axes) {
        Activation input = Channels.first(layer, axes);
        int[] factors = layer.settings().each("size", axes, 2);
        int[] sizes = input.dims();
        for (int i = 0; i < axes; i++) {
            if (factors[i] < 1) {
                throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "size", "at least 1", factors[i]);
            }
            sizes[i + 2] = Math.multiplyExact(sizes[i + 2], factors[i]);
        }
        return resized(layer, input, sizes);
    }

    private static Activation resizing(KerasLayer layer) {
        for (String key : new String[] {"crop_to_aspect_ratio", "pad_to_aspect_ratio", "antialias"}) {
            if (layer.settings().flag(key, false)) {
                throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, key, "false", "true");
            }
        }
        Activation input = Channels.first(layer, 2);
        int[] sizes = input.dims();
        sizes[2] = layer.settings().integer("height");
        sizes[3] = layer.settings().integer("width");
        return resized(layer, input, sizes);
    }

    private static Activation resized(KerasLayer layer, Activation input, int... sizes) {
        int[] dims = input.dims();
        Limits.elements(sizes);
        if (Arrays.equals(dims, sizes)) {
            return Channels.restored(layer, input);
        }
        double[] scales = new double[sizes.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = (double) sizes[i] / dims[i];
        }
        return Channels.restored(
                layer, Resampling.resize(layer.draft(), layer.name(), input, sizes, scales, interpolation(layer)));
    }

    /** Pixels' centres lie in their middle, whatever the method. */
    private static Interpolation interpolation(KerasLayer layer) {
        String otherwise = layer.settings().has("height") ? "bilinear" : "nearest";
        String word = layer.settings().text("interpolation", otherwise);
        return switch (word) {
            case "nearest" -> interpolation(Method.NEAREST, Centre.TF_HALF_PIXEL);
            case "bilinear" -> interpolation(Method.LINEAR, Centre.HALF_PIXEL);
            // TensorFlow leaves out neighbours beyond the border.
            case "bicubic" -> new Interpolation(Method.CUBIC, Centre.HALF_PIXEL, Nearest.FLOOR, KEYS, true, false);
            default ->
                throw new Rejection(
                        ModelProblem.ATTRIBUTE_VALUE, "interpolation", "nearest, bilinear or bicubic", word);
        };
    }

    private static Interpolation interpolation(Method method, Centre centre) {
        return new Interpolation(method, centre, Nearest.FLOOR, 0, false, false);
    }
}
