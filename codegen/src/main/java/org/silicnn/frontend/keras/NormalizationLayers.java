package org.silicnn.frontend.keras;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Scaling by numbers that were learned or given. */
final class NormalizationLayers {
    /** What Keras divides by at least. */
    private static final double EPSILON = 1e-7;

    private NormalizationLayers() {}

    static void addTo(Map<String, Converter> table) {
        table.put("BatchNormalization", NormalizationLayers::batch);
        table.put("Normalization", NormalizationLayers::normalization);
        table.put("Rescaling", NormalizationLayers::rescaling);
    }

    private static Activation batch(KerasLayer layer) {
        Activation input = layer.input();
        int[] axes = layer.settings().integers("axis").orElse(new int[] {-1});
        if (axes.length != 1) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "axis", "one number", Arrays.toString(axes));
        }
        int axis = Dims.axis(axes[0], input.dims().length);
        int channels = input.dims()[axis];
        boolean scaled = layer.settings().flag("scale", true);
        boolean centred = layer.settings().flag("center", true);
        List<Constant> weights = layer.weights(2 + (scaled ? 1 : 0) + (centred ? 1 : 0));
        float[] gamma = new float[channels];
        Arrays.fill(gamma, 1);
        gamma = scaled ? statistic(weights.get(0), channels) : gamma;
        float[] beta = centred ? statistic(weights.get(scaled ? 1 : 0), channels) : new float[channels];
        float[] mean = statistic(weights.get(weights.size() - 2), channels);
        float[] variance = statistic(weights.get(weights.size() - 1), channels);
        double epsilon = layer.settings().number("epsilon", 1e-3);
        return Affines.normalize(layer.draft(), layer.name(), input, axis, gamma, beta, mean, variance, epsilon);
    }

    private static float[] statistic(Constant weights, int channels) {
        if (weights.size() != channels) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "length of a statistic", channels, weights.size());
        }
        return weights.floats();
    }

    /** {@code (x − μ) / max(σ, 1e-7)}, or its inverse; the statistics are settings, or weights if they were learned. */
    private static Activation normalization(KerasLayer layer) {
        Activation input = layer.input();
        float[] mean;
        float[] variance;
        Optional<double[]> given = layer.settings().numbers("mean");
        if (given.isPresent()) {
            mean = floats(given.get());
            variance = floats(layer.settings()
                    .numbers("variance")
                    .orElseThrow(() -> new Rejection(ModelProblem.ATTRIBUTE_MISSING, "variance")));
        } else {
            List<Constant> weights = layer.weights(3);
            mean = weights.get(0).floats();
            variance = weights.get(1).floats();
        }
        boolean inverse = layer.settings().flag("invert", false);
        float[] scale = new float[mean.length];
        float[] shift = new float[mean.length];
        if (variance.length != mean.length) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "length of the variance", mean.length, variance.length);
        }
        for (int i = 0; i < mean.length; i++) {
            double deviation = Math.max(Math.sqrt(variance[i]), EPSILON);
            scale[i] = (float) (inverse ? deviation : 1 / deviation);
            shift[i] = (float) (inverse ? mean[i] : -mean[i] / deviation);
        }
        int[] dims = kept(layer, input.dims(), mean.length);
        return Affines.apply(layer.draft(), layer.name(), input, Constant.of(dims, scale), Constant.of(dims, shift));
    }

    /** Extents of the statistics: those of the input on the axes that are kept apart, 1 on others. */
    private static int[] kept(KerasLayer layer, int[] dims, int numbers) {
        int[] kept = new int[dims.length];
        Arrays.fill(kept, 1);
        if (layer.settings().has("axis") && numbers > 1) {
            for (int axis : layer.settings().integers("axis").orElseThrow()) {
                int each = Dims.axis(axis, dims.length);
                kept[each] = dims[each];
            }
        }
        int product = Arrays.stream(kept).reduce(1, Math::multiplyExact);
        if (product != numbers) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of means", product, numbers);
        }
        return kept;
    }

    /** {@code x · scale + offset}, each one number or one for each channel. */
    private static Activation rescaling(KerasLayer layer) {
        Constant scale = vector(layer.settings().numbers("scale").orElse(new double[] {1}));
        Constant offset = vector(layer.settings().numbers("offset").orElse(new double[1]));
        return Affines.apply(layer.draft(), layer.name(), layer.input(), scale, offset);
    }

    private static Constant vector(double... numbers) {
        return Constant.of(numbers.length == 1 ? new int[0] : new int[] {numbers.length}, floats(numbers));
    }

    private static float[] floats(double... numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }
}
