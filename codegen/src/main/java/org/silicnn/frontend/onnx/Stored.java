package org.silicnn.frontend.onnx;

import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Dequantize;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Quantize;

/** Operands that a node has as integers with a scale and a zero point beside them. */
final class Stored {
    /** What ONNX Runtime does, and the specification of QuantizeLinear: nearest, ties to even. */
    private static final Rounding ROUNDING = Rounding.RND_CONV;

    private Stored() {}

    /**
     * The grid that two of a node's inputs describe.
     *
     * @param scale number of the input with one scale
     * @param zeroPoint number of the input with the zero point, whose type is that of the integers; it may be left out
     */
    static Grid grid(OnnxNode node, int scale, int zeroPoint) {
        Optional<Constant> zero = node.optionalConstant(zeroPoint);
        FixedFormat format = zero.flatMap(Constant::format).orElseGet(() -> FixedFormat.unsigned(Byte.SIZE, 0));
        Constant scales = node.constant(scale);
        if (scales.size() != 1) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "scales of a computed tensor", 1, scales.size());
        }
        long point = zero.isPresent() ? (long) zero.get().scalar() : 0;
        if (!format.holds(point)) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "zero point", "a value of its own type", point);
        }
        return new Grid(format, (float) scales.scalar(), (int) point, ROUNDING);
    }

    /** The numbers that an input stands for. */
    static Operand real(OnnxNode node, int input, int scale, int zeroPoint, int axis) {
        return node.operand(input) instanceof Constant constant
                ? constant(node, constant, scale, zeroPoint, axis)
                : activation(node, input, scale, zeroPoint);
    }

    /** The same of an input that depends on the image. */
    static Activation activation(OnnxNode node, int input, int scale, int zeroPoint) {
        Activation stored = node.activation(input);
        Grid said = grid(node, scale, zeroPoint);
        if (stored.grid().isEmpty()) {
            // An image of integers: what they stand for is first said here.
            return node.draft().apply(node.name() + "/dequantize", new Dequantize(said), stored);
        }
        if (!stored.grid().get().sameValues(said)) {
            throw new Rejection(
                    ModelProblem.VALUE_NOT_SUPPORTED,
                    "scale and zero point",
                    "those with which the tensor was quantised",
                    said.toString());
        }
        return stored.real();
    }

    /** The numbers of a stored tensor. */
    static Constant constant(OnnxNode node, int input, int scale, int zeroPoint, int axis) {
        return constant(node, node.constant(input), scale, zeroPoint, axis);
    }

    private static Constant constant(OnnxNode node, Constant stored, int scale, int zeroPoint, int axis) {
        Constant scales = node.constant(scale);
        Optional<Constant> zeros = node.optionalConstant(zeroPoint);
        int[] dims = stored.dims();
        boolean single = scales.size() == 1;
        int at = single ? 0 : Dims.axis(axis, dims.length);
        if (!single && scales.size() != dims[at]) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of scales", dims[at], scales.size());
        }
        if (zeros.isPresent()
                && zeros.get().size() != scales.size()
                && zeros.get().size() != 1) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE,
                    "number of zero points",
                    scales.size(),
                    zeros.get().size());
        }
        int inner = 1;
        for (int i = at + 1; i < dims.length; i++) {
            inner *= dims[i];
        }
        long[] integers = stored.integers().clone();
        float[] steps = new float[integers.length];
        for (int i = 0; i < integers.length; i++) {
            int channel = single ? 0 : i / inner % dims[at];
            steps[i] = (float) scales.get(channel);
            int index = zeros.isPresent() && zeros.get().size() > 1 ? channel : 0;
            integers[i] -= zeros.isPresent() ? (long) zeros.get().get(index) : 0;
        }
        return Constant.stored(dims, integers, steps);
    }

    /** A computed tensor as a grid's integers. */
    static Activation stored(OnnxNode node, Activation real, Grid grid) {
        String name = real.value().equals(node.name()) ? node.name() + "/quantize" : node.name();
        return node.draft().apply(name, new Quantize(grid), real).stored(grid);
    }
}
