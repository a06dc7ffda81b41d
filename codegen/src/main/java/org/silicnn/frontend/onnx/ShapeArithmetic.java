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
    private ShapeArithmetic() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Cast", ShapeArithmetic::cast);
        table.put("CastLike", ShapeArithmetic::castLike);
        table.put("Constant", ConstantConverters::constant);
        table.put("ConstantOfShape", ShapeArithmetic::constantOfShape);
        table.put("Expand", ShapeArithmetic::expand);
        table.put("Range", ShapeArithmetic::range);
        table.put("ReduceL2", ShapeArithmetic::reduce);
        table.put("ReduceProd", ShapeArithmetic::reduce);
        table.put("Shape", ShapeArithmetic::shape);
        table.put(
                "Size",
                node -> node.result(Constant.of(
                        new int[0], (long) Limits.elements(node.operand(0).dims()))));
    }

    /** A constant's values by a function, as integers. */
    static Constant integers(Constant constant, DoubleUnaryOperator function) {
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
}
