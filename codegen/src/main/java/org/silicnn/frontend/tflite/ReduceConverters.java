package org.silicnn.frontend.tflite;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.AxisOps;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Reduction;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Grid;
import org.silicnn.graph.IntegerMean;
import org.silicnn.graph.Op;
import org.silicnn.ir.Window;

/** Means and extremes along whole axes. */
final class ReduceConverters {
    private static final Constant MINUS_ONE = Constant.of(new int[0], -1f);

    private ReduceConverters() {}

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 40, "MEAN", ReduceConverters::mean);
        Operators.add(table, 74, "SUM", ReduceConverters::sum);
        Operators.add(table, 82, "REDUCE_MAX", node -> node.result(reduced(node, node.activation(0), Op.MaxPool::new)));
        Operators.add(table, 89, "REDUCE_MIN", ReduceConverters::min);
        Operators.add(table, 56, "ARG_MAX", node -> node.result(argMax(node, node.activation(0))));
        Operators.add(table, 79, "ARG_MIN", node -> node.result(argMax(node, reversed(node, node.activation(0)))));
    }

    private static void mean(TfliteNode node) {
        Optional<Grid> stored = node.input(0).grid();
        boolean narrow = stored.filter(
                        grid -> grid.format().signed() && grid.format().width() == Byte.SIZE)
                .isPresent();
        if (stored.isPresent() && !narrow) {
            throw new Rejection(
                    ModelProblem.VALUE_NOT_SUPPORTED,
                    "the mean",
                    "of int8 or float32",
                    node.input(0).typeName());
        }
        node.result(reduced(
                node,
                node.activation(0),
                window -> narrow ? new IntegerMean(window) : new Op.AveragePool(window, false)));
    }

    private static void sum(TfliteNode node) {
        if (node.input(0).grid().isPresent()) {
            throw new Rejection(
                    ModelProblem.VALUE_NOT_SUPPORTED,
                    "the sum",
                    "of float32",
                    node.input(0).typeName());
        }
        Activation input = node.activation(0);
        Activation mean = reduced(node, input, window -> new Op.AveragePool(window, false));
        float count = (float) Limits.elements(input.dims()) / Limits.elements(mean.dims());
        node.result(Affines.scale(node.draft(), node.name(), mean, Constant.of(new int[0], count)));
    }

    private static void min(TfliteNode node) {
        Activation largest = reduced(node, reversed(node, node.activation(0)), Op.MaxPool::new);
        Optional<StoredRules> rules = StoredFunctions.rules(node, 0);
        node.result(
                rules.isEmpty()
                        ? Affines.scale(node.draft(), node.name(), largest, MINUS_ONE)
                        : mirrored(
                                node,
                                largest,
                                mirrorOf(rules.get().to()),
                                rules.get().to()));
    }

    private static Activation reduced(TfliteNode node, Activation input, Function<Window, Op> pool) {
        int rank = input.dims().length;
        int[] axes = Arrays.stream(node.constant(1).ints())
                .map(axis -> Dims.axis(axis, rank))
                .distinct()
                .toArray();
        return Reduction.pooled(
                node.draft(), node.name(), input, axes, node.options().flag(0), pool);
    }

    /** The largest first. */
    private static Activation reversed(TfliteNode node, Activation input) {
        Optional<Grid> grid = node.input(0).grid();
        return grid.isEmpty()
                ? Affines.scale(node.draft(), node.name() + "/neg", input, MINUS_ONE)
                : mirrored(node, input, grid.get(), mirrorOf(grid.get()));
    }

    private static Activation mirrored(TfliteNode node, Activation input, Grid from, Grid to) {
        long ends = from.format().min() + from.format().max();
        return StoredFunctions.apply(node, "Neg", new StoredRules(from, to), input, stored -> ends - stored);
    }

    /** The negatives of a grid's numbers. */
    private static Grid mirrorOf(Grid grid) {
        FixedFormat format = grid.format();
        return new Grid(format, grid.scale(), (int) (format.min() + format.max() - grid.zeroPoint()), grid.rounding());
    }

    private static Activation argMax(TfliteNode node, Activation input) {
        int[] dims = input.dims();
        int axis = Dims.axis((long) node.constant(1).scalar(), dims.length);
        Activation result = AxisOps.along(node.draft(), node.name(), new Op.ArgMax(false), input, axis);
        int[] left = new int[dims.length - 1];
        for (int i = 0; i < left.length; i++) {
            left[i] = dims[i < axis ? i : i + 1];
        }
        return node.draft().regroup(node.name(), result, left);
    }
}
