package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Interpolation;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Resampling;

/** Resize, and Upsample, its name until version 9. */
final class ResizeConverters {
    private static final int CONVENTIONS_SAID = 11;

    private ResizeConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Resize", ResizeConverters::convert);
        table.put("Upsample", ResizeConverters::convert);
    }

    private static void convert(OnnxNode node) {
        Activation input = node.activation(0);
        int[] dims = input.dims();
        int[] axes = node.integers("axes")
                .map(given -> Arrays.stream(given)
                        .map(axis -> Dims.axis(axis, dims.length))
                        .toArray())
                .orElseGet(() -> IntStream.range(0, dims.length).toArray());
        int[] sizes = dims.clone();
        double[] scales = new double[dims.length];
        Arrays.fill(scales, 1);
        fill(node, axes, dims, sizes, scales);
        Limits.elements(sizes);
        if (Arrays.equals(sizes, dims) && Arrays.stream(scales).allMatch(scale -> scale == 1)) {
            node.result(input);
            return;
        }
        node.result(Resampling.resize(node.draft(), node.name(), input, sizes, scales, interpolation(node)));
    }

    /** New extents, and by how much they are larger; either says the other. */
    private static void fill(OnnxNode node, int[] axes, int[] dims, int[] sizes, double[] scales) {
        Optional<Constant> wanted = node.optionalConstant(3);
        if (wanted.isPresent() && wanted.get().size() > 0) {
            int[] given = requireEach(wanted.get(), axes).ints();
            for (int i = 0; i < axes.length; i++) {
                scales[axes[i]] = (double) given[i] / dims[axes[i]];
            }
            double uniform = uniform(node, axes, scales);
            for (int i = 0; i < axes.length; i++) {
                boolean stretch = Double.isNaN(uniform);
                scales[axes[i]] = stretch ? scales[axes[i]] : uniform;
                sizes[axes[i]] = stretch ? given[i] : (int) Math.rint(uniform * dims[axes[i]]);
            }
            return;
        }
        float[] given = scales(node, axes);
        for (int i = 0; i < axes.length; i++) {
            if (!(given[i] > 0) || given[i] > Limits.ELEMENTS) {
                throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "scales", "above 0", String.valueOf(given[i]));
            }
            scales[axes[i]] = given[i];
            sizes[axes[i]] = (int) Math.floor((double) given[i] * dims[axes[i]]);
        }
    }

    /** The one scale of a policy that keeps the aspect ratio, or NaN. */
    private static double uniform(OnnxNode node, int[] axes, double... scales) {
        String policy = node.text("keep_aspect_ratio_policy", "stretch");
        return switch (policy) {
            case "stretch" -> Double.NaN;
            case "not_larger" ->
                Arrays.stream(axes).mapToDouble(axis -> scales[axis]).min().orElse(1);
            case "not_smaller" ->
                Arrays.stream(axes).mapToDouble(axis -> scales[axis]).max().orElse(1);
            default ->
                throw new Rejection(
                        ModelProblem.ATTRIBUTE_VALUE,
                        "keep_aspect_ratio_policy",
                        "stretch, not_larger or not_smaller",
                        policy);
        };
    }

    private static float[] scales(OnnxNode node, int... axes) {
        if (node.hasAttribute("scales")) {
            float[] given = node.numbers("scales").orElseThrow();
            return requireEach(Constant.of(new int[] {given.length}, given), axes)
                    .floats();
        }
        // Version 10 and Upsample have scales as input 1, later versions the region of interest there.
        return requireEach(node.constant(node.inputs() > 2 ? 2 : 1), axes).floats();
    }

    private static Constant requireEach(Constant given, int... axes) {
        if (given.size() != axes.length) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "numbers for axes", axes.length, given.size());
        }
        return given;
    }

    private static Interpolation interpolation(OnnxNode node) {
        boolean old = node.opset() < CONVENTIONS_SAID || node.operator().equals("Upsample");
        return new Interpolation(
                method(node.text("mode", "nearest")),
                old
                        ? Interpolation.Centre.ASYMMETRIC
                        : centre(node.text("coordinate_transformation_mode", "half_pixel")),
                old ? Interpolation.Nearest.SIMPLE : nearest(node.text("nearest_mode", "round_prefer_floor")),
                node.number("cubic_coeff_a", -0.75),
                node.flag("exclude_outside", false),
                node.flag("antialias", false));
    }

    private static Interpolation.Method method(String mode) {
        return switch (mode) {
            case "nearest" -> Interpolation.Method.NEAREST;
            case "linear", "bilinear" -> Interpolation.Method.LINEAR;
            case "cubic" -> Interpolation.Method.CUBIC;
            default -> throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "mode", "nearest, linear or cubic", mode);
        };
    }

    private static Interpolation.Centre centre(String mode) {
        return switch (mode) {
            case "half_pixel" -> Interpolation.Centre.HALF_PIXEL;
            case "half_pixel_symmetric" -> Interpolation.Centre.HALF_PIXEL_SYMMETRIC;
            case "pytorch_half_pixel" -> Interpolation.Centre.PYTORCH_HALF_PIXEL;
            case "align_corners" -> Interpolation.Centre.ALIGN_CORNERS;
            case "asymmetric" -> Interpolation.Centre.ASYMMETRIC;
            case "tf_half_pixel_for_nn" -> Interpolation.Centre.TF_HALF_PIXEL;
            default ->
                throw new Rejection(
                        ModelProblem.ATTRIBUTE_VALUE, "coordinate_transformation_mode", "one without a region", mode);
        };
    }

    private static Interpolation.Nearest nearest(String mode) {
        return switch (mode) {
            case "round_prefer_floor" -> Interpolation.Nearest.ROUND_PREFER_FLOOR;
            case "round_prefer_ceil" -> Interpolation.Nearest.ROUND_PREFER_CEIL;
            case "floor" -> Interpolation.Nearest.FLOOR;
            case "ceil" -> Interpolation.Nearest.CEIL;
            default ->
                throw new Rejection(
                        ModelProblem.ATTRIBUTE_VALUE,
                        "nearest_mode",
                        "round_prefer_floor, round_prefer_ceil, floor or ceil",
                        mode);
        };
    }
}
