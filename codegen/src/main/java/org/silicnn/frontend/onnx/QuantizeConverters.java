package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Map;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Function;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;

/** Operators that round to what can be stored, those of the QONNX dialect included (Brevitas, QKeras). */
final class QuantizeConverters {
    private static final String QONNX = "qonnx.custom_op.general.";
    private static final String FINN = "finn.custom_op.general.";
    private static final String BREVITAS = "onnx.brevitas.";

    private QuantizeConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("QuantizeLinear", QuantizeConverters::quantizeLinear);
        table.put("DequantizeLinear", QuantizeConverters::dequantizeLinear);
        table.put("DynamicQuantizeLinear", QuantizeConverters::dynamic);
        for (String domain : new String[] {QONNX, FINN, BREVITAS}) {
            table.put(domain + "Quant", QuantizeConverters::quant);
            table.put(domain + "BipolarQuant", QuantizeConverters::bipolar);
        }
    }

    private static void quantizeLinear(OnnxNode node) {
        ScaleSpread spread = spread(node);
        FixedFormat format = Stored.format(node, 2, outputFormat(node));
        if (node.operand(0) instanceof Constant constant) {
            node.result(stored(node, constant, spread, format));
        } else if (node.constant(1).size() == 1) {
            node.result(Stored.stored(node, node.activation(0).real(), Stored.grid(node, 1, 2, format)));
        } else {
            node.result(Stored.stored(node, node.activation(0).real(), 1, 2, spread, format));
        }
    }

    /** Attributes of newer versions: scales shared by blocks, and the type of integers that have no zero point. */
    private static ScaleSpread spread(OnnxNode node) {
        return new ScaleSpread(node.integer("axis", 1), node.integer("block_size", 0));
    }

    private static FixedFormat outputFormat(OnnxNode node) {
        int type = node.integer("output_dtype", 0);
        return type == 0
                ? FixedFormat.unsigned(Byte.SIZE, 0)
                : TensorDecoder.format(DataType.forNumber(type))
                        .orElseThrow(() -> new Rejection(
                                ModelProblem.ATTRIBUTE_VALUE, "output_dtype", "an integer of 4 to 32 bits", type));
    }

    private static Constant stored(OnnxNode node, Constant constant, ScaleSpread spread, FixedFormat format) {
        Constant scales = node.constant(1);
        Constant zeros = node.optionalConstant(2).orElseGet(() -> Constant.of(new int[0], 0L));
        int[] scaleOf = spread.sources(scales, constant.dims());
        int[] zeroOf = spread.sources(zeros, constant.dims());
        long[] stored = new long[constant.size()];
        for (int i = 0; i < stored.length; i++) {
            Grid grid = new Grid(format, (float) scales.get(scaleOf[i]), (int) zeros.get(zeroOf[i]), Rounding.RND_CONV);
            stored[i] = grid.store(constant.get(i));
        }
        return Constant.of(constant.dims(), stored).withFormat(format);
    }

    private static void dequantizeLinear(OnnxNode node) {
        node.result(Stored.real(node, 0, 1, 2, spread(node)));
    }

    /** Its scale depends on the image, so that no multiplier could be fixed in hardware. */
    private static void dynamic(OnnxNode node) {
        throw new Rejection(ModelProblem.SCALE_NOT_FIXED);
    }

    private static void quant(OnnxNode node) {
        int width = (int) node.constant(3).scalar();
        boolean signed = node.flag("signed", true);
        boolean narrow = node.flag("narrow", false);
        if (width < 1 || width > FixedFormat.MAX_VALUE_WIDTH || node.constant(3).scalar() != width) {
            throw new Rejection(
                    ModelProblem.VALUE_NOT_SUPPORTED,
                    "bit width",
                    "1 to " + FixedFormat.MAX_VALUE_WIDTH,
                    String.valueOf(node.constant(3).scalar()));
        }
        FixedFormat format = new FixedFormat(width, 0, signed);
        Rounding rounding = rounding(node.text("rounding_mode", "ROUND"));
        if (node.operand(0) instanceof Constant constant) {
            node.result(stored(node, constant, format, narrow, rounding));
            return;
        }
        double zeroPoint = node.constant(2).scalar();
        if (zeroPoint != Math.rint(zeroPoint) || !format.holds((long) zeroPoint)) {
            throw new Rejection(
                    ModelProblem.VALUE_NOT_SUPPORTED, "zero point", "a value of " + format, String.valueOf(zeroPoint));
        }
        Grid grid = new Grid(format, (float) node.constant(1).scalar(), (int) zeroPoint, rounding);
        Activation real = node.activation(0);
        if (narrow) {
            float low = (float) grid.real((double) least(format, true));
            Op clip = new Op.Activation(Function.CLIP, low, Float.POSITIVE_INFINITY);
            real = node.draft().apply(node.name() + "/clip", clip, real);
        }
        node.result(node.draft().apply(node.name(), new Quantize(grid), real));
    }

    /** Narrow signed formats are symmetric; narrow unsigned ones lack their largest value. */
    private static long least(FixedFormat format, boolean narrow) {
        return narrow && format.signed() ? format.min() + 1 : format.min();
    }

    /** With its own scale and zero point for each element that broadcasting says. */
    private static Constant stored(
            OnnxNode node, Constant constant, FixedFormat format, boolean narrow, Rounding rounding) {
        int[] scaleOf = ConstantMath.sources(node.constant(1), constant.dims());
        int[] zeroOf = ConstantMath.sources(node.constant(2), constant.dims());
        long most = narrow && !format.signed() ? format.max() - 1 : format.max();
        long[] integers = new long[constant.size()];
        float[] steps = new float[integers.length];
        for (int i = 0; i < integers.length; i++) {
            steps[i] = (float) node.constant(1).get(scaleOf[i]);
            int zeroPoint = (int) node.constant(2).get(zeroOf[i]);
            Grid grid = new Grid(format, steps[i], zeroPoint, rounding);
            long stored = Math.max(least(format, narrow), Math.min(most, grid.store(constant.get(i))));
            integers[i] = stored - zeroPoint;
        }
        return Constant.stored(constant.dims(), integers, steps);
    }

    private static Rounding rounding(String mode) {
        return switch (mode) {
            case "ROUND", "HALF_EVEN" -> Rounding.RND_CONV;
            case "FLOOR" -> Rounding.TRN;
            case "ROUND_TO_ZERO", "DOWN" -> Rounding.TRN_ZERO;
            case "HALF_UP" -> Rounding.RND_INF;
            case "HALF_DOWN" -> Rounding.RND_ZERO;
            default ->
                throw new Rejection(
                        ModelProblem.ATTRIBUTE_VALUE,
                        "rounding_mode",
                        "ROUND, HALF_EVEN, FLOOR, ROUND_TO_ZERO, DOWN, HALF_UP or HALF_DOWN",
                        mode);
        };
    }

    /** {@code scale} if the element isn't negative, else {@code −scale}. */
    private static void bipolar(OnnxNode node) {
        Operand operand = node.operand(0);
        Constant scale = node.constant(1);
        if (operand instanceof Constant constant) {
            int[] scaleOf = ConstantMath.sources(scale, constant.dims());
            long[] signs = new long[constant.size()];
            float[] steps = new float[signs.length];
            for (int i = 0; i < signs.length; i++) {
                signs[i] = constant.get(i) >= 0 ? 1 : -1;
                steps[i] = (float) scale.get(scaleOf[i]);
            }
            node.result(Constant.stored(constant.dims(), signs, steps));
            return;
        }
        Grid grid = new Grid(FixedFormat.signed(2, 0), (float) scale.scalar(), 0, Rounding.RND_CONV);
        Op sign = new Op.Activation(Function.BIPOLAR, (float) scale.scalar(), 0);
        Activation signs = node.draft().apply(node.name() + "/sign", sign, node.activation(0));
        node.result(node.draft().apply(node.name(), new Quantize(grid), signs));
    }
}
