package org.silicnn.frontend.onnx;

import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Constant;
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

    private static final FixedFormat BYTES = FixedFormat.unsigned(Byte.SIZE, 0);

    private Stored() {}

    /** Integers that stand for themselves. */
    static Grid whole(FixedFormat format) {
        return new Grid(format, 1, 0, ROUNDING);
    }

    /**
     * The grid that two of a node's inputs describe.
     *
     * @param scale number of the input with one scale
     * @param zeroPoint number of the input with the zero point, whose type is that of the integers; it may be left out
     */
    static Grid grid(OnnxNode node, int scale, int zeroPoint) {
        return grid(node, scale, zeroPoint, BYTES);
    }

    /**
     * The same.
     *
     * @param otherwise the type of the integers if there is no zero point
     */
    static Grid grid(OnnxNode node, int scale, int zeroPoint, FixedFormat otherwise) {
        Constant scales = node.constant(scale);
        if (scales.size() != 1) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "scales of a computed tensor", 1, scales.size());
        }
        FixedFormat format = format(node, zeroPoint, otherwise);
        return new Grid(format, (float) scales.scalar(), zero(node, zeroPoint, format), ROUNDING);
    }

    /** The type of a node's integers, which is that of the zero point. */
    static FixedFormat format(OnnxNode node, int zeroPoint, FixedFormat otherwise) {
        return node.optionalConstant(zeroPoint).flatMap(Constant::format).orElse(otherwise);
    }

    private static int zero(OnnxNode node, int zeroPoint, FixedFormat format) {
        double point = node.optionalConstant(zeroPoint).map(Constant::scalar).orElse(0.0);
        if (point != Math.rint(point) || !format.holds((long) point)) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "zero point", "a value of its own type", point);
        }
        return (int) point;
    }

    /** The numbers that an input stands for. */
    static Operand real(OnnxNode node, int input, int scale, int zeroPoint, ScaleSpread spread) {
        if (node.operand(input) instanceof Constant constant) {
            return constant(node, constant, scale, zeroPoint, spread);
        }
        return node.constant(scale).size() == 1
                ? activation(node, input, scale, zeroPoint)
                : scaled(node, wholeNumbers(node, input, 0), scale, zeroPoint, spread);
    }

    /** The same of an input that depends on the image. */
    static Activation activation(OnnxNode node, int input, int scale, int zeroPoint) {
        Activation stored = node.activation(input);
        Optional<Grid> grid = stored.grid();
        Grid said = grid(node, scale, zeroPoint, grid.map(Grid::format).orElse(BYTES));
        if (grid.isEmpty() || node.draft().isImage(stored)) {
            // An image of integers: what they stand for is first said here.
            return node.draft().apply(node.name() + "/dequantize", new Dequantize(said), stored);
        }
        return grid.get().sameValues(said)
                ? stored.real()
                : scaled(node, wholeNumbers(node, input, 0), scale, zeroPoint, new ScaleSpread(0, 0));
    }

    /** The integers that an input holds, as numbers, minus a zero point. */
    static Activation wholeNumbers(OnnxNode node, int input, int zeroPoint) {
        Activation stored = node.activation(input);
        Grid grid = stored.grid()
                .orElseThrow(() -> new Rejection(
                        ModelProblem.VALUE_NOT_SUPPORTED,
                        "input " + input,
                        "a tensor that was quantised or an image of at most 16 bits",
                        "another"));
        if (node.draft().isImage(stored)) {
            Grid whole = new Grid(grid.format(), 1, zeroPoint, ROUNDING);
            return node.draft().apply(node.name() + "/dequantize", new Dequantize(whole), stored);
        }
        if (grid.scale() == 1 && grid.zeroPoint() == zeroPoint) {
            return stored.real();
        }
        Constant steps = Constant.of(new int[0], (float) (1 / grid.scale()));
        Constant zero = Constant.of(new int[0], (float) (grid.zeroPoint() - zeroPoint));
        return Affines.apply(node.draft(), node.name() + "/integers", stored.real(), steps, zero);
    }

    /** {@code scale · (x − zero point)}, each element by its own. */
    private static Activation scaled(OnnxNode node, Activation x, int scale, int zeroPoint, ScaleSpread spread) {
        Constant steps = spread(node.constant(scale), spread, x.dims());
        Constant zeros = spread(zeros(node, zeroPoint), spread, x.dims());
        float[] shifts = new float[Math.max(steps.size(), zeros.size())];
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = (float) (-steps.get(i % steps.size()) * zeros.get(i % zeros.size()));
        }
        Constant shift = Constant.of((steps.size() >= zeros.size() ? steps : zeros).dims(), shifts);
        return Affines.apply(node.draft(), node.name() + "/dequantize", x, steps, shift);
    }

    private static Constant zeros(OnnxNode node, int zeroPoint) {
        return node.optionalConstant(zeroPoint).orElseGet(() -> Constant.of(new int[0], 0L));
    }

    /** A constant for each element, or one for all. */
    private static Constant spread(Constant each, ScaleSpread spread, int... dims) {
        return each.size() == 1 ? each.withDims() : each.gather(dims, spread.sources(each, dims));
    }

    /** The numbers of a stored tensor. */
    static Constant constant(OnnxNode node, int input, int scale, int zeroPoint, ScaleSpread spread) {
        return constant(node, node.constant(input), scale, zeroPoint, spread);
    }

    private static Constant constant(OnnxNode node, Constant stored, int scale, int zeroPoint, ScaleSpread spread) {
        Constant scales = node.constant(scale);
        Constant zeros = zeros(node, zeroPoint);
        if (zeros.size() != scales.size() && zeros.size() != 1) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of zero points", scales.size(), zeros.size());
        }
        int[] scaleOf = spread.sources(scales, stored.dims());
        int[] zeroOf = spread.sources(zeros, stored.dims());
        long[] integers = stored.integers().clone();
        float[] steps = new float[integers.length];
        for (int i = 0; i < integers.length; i++) {
            steps[i] = (float) scales.get(scaleOf[i]);
            integers[i] -= (long) zeros.get(zeroOf[i]);
        }
        return Constant.stored(stored.dims(), integers, steps);
    }

    /** A computed tensor as a grid's integers. */
    static Activation stored(OnnxNode node, Activation real, Grid grid) {
        String name = real.value().equals(node.name()) ? node.name() + "/quantize" : node.name();
        return node.draft().apply(name, new Quantize(grid), real).stored(grid);
    }

    /**
     * A computed tensor as integers, each element by its own scale and zero point: the quotient is rounded to a whole
     * number first, then the zero point added and the limits kept.
     */
    static Activation stored(
            OnnxNode node, Activation real, int scale, int zeroPoint, ScaleSpread spread, FixedFormat format) {
        Constant steps = ConstantMath.map(spread(node.constant(scale), spread, real.dims()), step -> 1 / step);
        Constant zeros = spread(zeros(node, zeroPoint), spread, real.dims());
        // One more bit than the integers have, for their difference to a zero point.
        Grid quotients = whole(FixedFormat.signed(format.width() + 1, 0));
        Activation quotient = Affines.scale(node.draft(), node.name() + "/quotient", real, steps);
        Activation rounded = node.draft().apply(node.name() + "/rounded", new Quantize(quotients), quotient);
        Activation shifted = Affines.shift(node.draft(), node.name() + "/shifted", rounded, zeros);
        return stored(node, shifted, whole(format));
    }
}
