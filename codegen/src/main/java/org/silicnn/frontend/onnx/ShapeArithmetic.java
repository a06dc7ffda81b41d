package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.Arrays;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.AxisOrder;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Interpolation;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Resampling;

/** Operators by which exporters compute extents; all of it is known at import. */
final class ShapeArithmetic {
    /** A question about two numbers. */
    @FunctionalInterface
    private interface Comparison {
        boolean holds(double a, double b);
    }

    private ShapeArithmetic() {}

    static void addTo(Map<String, Converter> table) {
        compare(table, "And", (a, b) -> a != 0 && b != 0);
        table.put("Cast", ShapeArithmetic::cast);
        table.put("CastLike", ShapeArithmetic::castLike);
        table.put("Constant", ConstantConverters::constant);
        table.put("ConstantOfShape", ShapeArithmetic::constantOfShape);
        compare(table, "Equal", (a, b) -> a == b);
        table.put("Expand", ShapeArithmetic::expand);
        compare(table, "Greater", (a, b) -> a > b);
        compare(table, "GreaterOrEqual", (a, b) -> a >= b);
        compare(table, "Less", (a, b) -> a < b);
        compare(table, "LessOrEqual", (a, b) -> a <= b);
        table.put("Not", node -> node.result(integers(node.constant(0), x -> x == 0 ? 1 : 0)));
        compare(table, "Or", (a, b) -> a != 0 || b != 0);
        table.put("Range", ShapeArithmetic::range);
        table.put("ReduceL2", ShapeArithmetic::reduce);
        table.put("ReduceProd", ShapeArithmetic::reduce);
        table.put("Shape", ShapeArithmetic::shape);
        table.put(
                "Size",
                node -> node.result(Constant.of(
                        new int[0], (long) Limits.elements(node.operand(0).dims()))));
        table.put("Where", ShapeArithmetic::where);
    }

    private static void compare(Map<String, Converter> table, String operator, Comparison comparison) {
        table.put(operator, node -> {
            Constant left = node.constant(0);
            Constant right = node.constant(1);
            int[] dims = Dims.broadcast(left.dims(), right.dims());
            int[] from = ConstantMath.sources(left, dims);
            int[] and = ConstantMath.sources(right, dims);
            long[] results = new long[from.length];
            for (int i = 0; i < results.length; i++) {
                results[i] = comparison.holds(left.get(from[i]), right.get(and[i])) ? 1 : 0;
            }
            node.result(Constant.of(dims, results));
        });
    }

    private static Constant integers(Constant constant, DoubleUnaryOperator function) {
        long[] results = new long[constant.size()];
        for (int i = 0; i < results.length; i++) {
            results[i] = (long) function.applyAsDouble(constant.get(i));
        }
        return Constant.of(constant.dims(), results);
    }

    private static void shape(OnnxNode node) {
        int[] dims = node.operand(0).dims();
        int start = bound(node.integer("start", 0), dims.length);
        int end = bound(node.integer("end", dims.length), dims.length);
        long[] extents = Arrays.stream(Dims.range(dims, start, Math.max(start, end)))
                .asLongStream()
                .toArray();
        node.result(Constant.of(new int[] {extents.length}, extents));
    }

    private static int bound(int axis, int rank) {
        return Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }

    private static void cast(OnnxNode node) {
        int to = node.integer("to");
        DataType type = DataType.forNumber(to);
        if (type == null) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "to", "a type of elements", to);
        }
        switch (type) {
            case FLOAT, DOUBLE, FLOAT16, BFLOAT16 -> node.result(toFloats(node));
            case BOOL -> node.result(integers(node.constant(0), x -> x == 0 ? 0 : 1));
            case INT8, UINT8, INT16, UINT16, INT32, UINT32, INT64, UINT64 ->
                node.result(integers(node.constant(0), x -> x));
            default -> throw new Rejection(ModelProblem.TENSOR_TYPE, type.name());
        }
    }

    private static void castLike(OnnxNode node) {
        boolean integer = node.operand(1) instanceof Constant like && like.isInteger();
        node.result(integer ? integers(node.constant(0), x -> x) : toFloats(node));
    }

    /** An image of wider integers is given as floats anyway. */
    private static Operand toFloats(OnnxNode node) {
        if (node.operand(0) instanceof Activation activation) {
            return activation.grid().isPresent() ? Stored.wholeNumbers(node, 0, 0) : activation;
        }
        return Constant.of(node.operand(0).dims(), node.constant(0).floats());
    }

    private static void constantOfShape(OnnxNode node) {
        int[] dims = node.constant(0).ints();
        Constant value = node.tensor("value").orElseGet(() -> Constant.of(new int[] {1}, 0f));
        value.scalar();
        node.result(value.gather(dims, new int[Limits.elements(dims)]));
    }

    private static void range(OnnxNode node) {
        double start = node.constant(0).scalar();
        double step = node.constant(2).scalar();
        double count = Math.max(0, Math.ceil((node.constant(1).scalar() - start) / step));
        int elements = Limits.elements((int) Math.min(Integer.MAX_VALUE, Double.isNaN(count) ? -1 : count));
        float[] floats = new float[elements];
        long[] integers = new long[elements];
        for (int i = 0; i < elements; i++) {
            floats[i] = (float) (start + i * step);
            integers[i] = (long) (start + i * step);
        }
        int[] dims = {elements};
        node.result(node.constant(0).isInteger() ? Constant.of(dims, integers) : Constant.of(dims, floats));
    }

    private static void expand(OnnxNode node) {
        int[] dims = Dims.broadcast(node.operand(0).dims(), node.constant(1).ints());
        if (node.operand(0) instanceof Activation activation) {
            node.result(repeated(node, activation, dims));
            return;
        }
        Constant constant = node.constant(0);
        node.result(constant.gather(dims, ConstantMath.sources(constant, dims)));
    }

    /** Each axis of extent 1 as often as it is asked for. */
    private static Activation repeated(OnnxNode node, Activation activation, int... dims) {
        int[] own = Dims.leadingOnes(dims.length, activation.dims());
        if (Limits.elements(dims) == Limits.elements(own)) {
            return node.draft().regroup(node.name(), activation, dims);
        }
        Activation aligned =
                activation.withLayout(activation.layout().reshaped(own).orElseThrow());
        double[] scales = new double[dims.length];
        for (int i = 0; i < scales.length; i++) {
            scales[i] = (double) dims[i] / own[i];
            if (dims[i] != own[i]) {
                // The batch isn't among them, and can't be made larger.
                AxisOrder.position(AxisOrder.of(aligned.layout()), i);
            }
        }
        return Resampling.resize(node.draft(), node.name(), aligned, dims, scales, Interpolation.REPEAT);
    }

    private static void reduce(OnnxNode node) {
        Constant constant = node.constant(0);
        node.result(ConstantReduction.reduce(node, constant, ReduceConverters.axes(node, constant.rank())));
    }

    private static void where(OnnxNode node) {
        Constant condition = node.constant(0);
        Constant yes = node.constant(1);
        Constant no = node.constant(2);
        int[] dims = Dims.broadcast(condition.dims(), Dims.broadcast(yes.dims(), no.dims()));
        int[] asked = ConstantMath.sources(condition, dims);
        Constant spreadYes = yes.gather(dims, ConstantMath.sources(yes, dims));
        Constant spreadNo = no.gather(dims, ConstantMath.sources(no, dims));
        if (yes.isInteger() && no.isInteger()) {
            long[] results = new long[asked.length];
            for (int i = 0; i < results.length; i++) {
                results[i] = (condition.get(asked[i]) != 0 ? spreadYes : spreadNo).integers()[i];
            }
            node.result(Constant.of(dims, results));
            return;
        }
        float[] results = new float[asked.length];
        for (int i = 0; i < results.length; i++) {
            results[i] = (float) (condition.get(asked[i]) != 0 ? spreadYes : spreadNo).get(i);
        }
        node.result(Constant.of(dims, results));
    }
}
