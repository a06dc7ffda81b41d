package org.silicnn.graph;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import org.silicnn.ir.Shape;

/** The table from ops to their kernels; a test checks that none is missing. */
final class FloatKernels {
    /** Makes the kernel of one op. */
    @FunctionalInterface
    private interface Maker<O extends Op> {
        FloatKernel make(O op, List<Shape> inputs, Shape output);
    }

    private static final Map<Class<? extends Op>, Maker<Op>> TABLE = Map.ofEntries(
            entry(Op.Activation.class, (op, in, out) -> unary(x -> op.function().apply(x, op.alpha(), op.beta()))),
            entry(Op.Affine.class, (op, in, out) -> affine(op)),
            entry(Op.ArgMax.class, (op, in, out) -> ChannelKernels.argMax(op, in.get(0))),
            entry(
                    Op.Arithmetic.class,
                    (op, in, out) -> new ArithmeticFloatKernel(op.operator(), in.get(0), in.get(1), out)),
            entry(Op.AveragePool.class, (op, in, out) -> new AveragePoolFloatKernel(op, in.get(0), out)),
            entry(Composite.class, (op, in, out) -> composite(op, out.channels())),
            entry(Op.Concat.class, (op, in, out) -> new ConcatFloatKernel(op.axis(), in, out)),
            entry(Op.Conv.class, (op, in, out) -> new ConvFloatKernel(op, in.get(0), out)),
            entry(Op.ConvTranspose.class, (op, in, out) -> new ConvTransposeFloatKernel(op, in.get(0), out)),
            entry(Op.Dense.class, (op, in, out) -> new DenseFloatKernel(op)),
            entry(Dequantize.class, (op, in, out) -> unary(op.grid()::real)),
            entry(IntegerConv.class, (op, in, out) -> new ConvFloatKernel(op.real(), in.get(0), out)),
            entry(IntegerConvTranspose.class, (op, in, out) -> new ConvTransposeFloatKernel(op.real(), in.get(0), out)),
            entry(IntegerDense.class, (op, in, out) -> new DenseFloatKernel(op.real())),
            entry(IntegerFunction.class, (op, in, out) -> integerFunction(op)),
            entry(IntegerMean.class, (op, in, out) -> new AveragePoolFloatKernel(op.real(), in.get(0), out)),
            entry(Op.Lrn.class, (op, in, out) -> ChannelKernels.lrn(op, out)),
            entry(Op.MaxPool.class, (op, in, out) -> new MaxPoolFloatKernel(op.window(), in.get(0), out)),
            entry(Op.PRelu.class, (op, in, out) -> ChannelKernels.pRelu(op, out)),
            entry(Op.Pad.class, (op, in, out) -> GatherFloatKernel.pad(op, in.get(0), out)),
            entry(
                    Quantize.class,
                    (op, in, out) ->
                            unary(x -> op.grid().real((double) op.grid().store(x)))),
            entry(Op.Relu.class, (op, in, out) -> unary(x -> Math.max(0, x))),
            entry(Op.Reshape.class, (op, in, out) -> inputs -> inputs.get(0)),
            entry(Op.Resize.class, (op, in, out) -> new ResizeFloatKernel(op, in.get(0), out)),
            entry(Op.Slice.class, (op, in, out) -> GatherFloatKernel.slice(op, in.get(0))),
            entry(Op.Softmax.class, (op, in, out) -> ChannelKernels.softmax(op, out)),
            entry(Op.Transpose.class, (op, in, out) -> GatherFloatKernel.transpose(op)));

    private FloatKernels() {}

    static Set<Class<? extends Op>> ops() {
        return TABLE.keySet();
    }

    static FloatKernel of(Op op, List<Shape> inputs, Shape output) {
        return TABLE.get(op.getClass()).make(op, inputs, output);
    }

    private static <O extends Op> Map.Entry<Class<? extends Op>, Maker<Op>> entry(Class<O> type, Maker<O> maker) {
        return Map.entry(type, (op, inputs, output) -> maker.make(type.cast(op), inputs, output));
    }

    private static FloatKernel unary(DoubleUnaryOperator function) {
        return inputs -> {
            float[] input = inputs.get(0);
            float[] output = new float[input.length];
            for (int i = 0; i < output.length; i++) {
                output[i] = (float) function.applyAsDouble(input[i]);
            }
            return output;
        };
    }

    private static FloatKernel integerFunction(IntegerFunction op) {
        return inputs -> {
            float[] input = inputs.get(0);
            float[] output = new float[input.length];
            for (int i = 0; i < output.length; i++) {
                output[i] = (float) op.apply(input[i], i);
            }
            return output;
        };
    }

    private static FloatKernel composite(Composite op, int channels) {
        return inputs -> {
            float[] input = inputs.get(0);
            float[] output = new float[input.length];
            for (int i = 0; i < output.length; i++) {
                output[i] = (float) op.apply(input[i], i % channels);
            }
            return output;
        };
    }

    private static FloatKernel affine(Op.Affine op) {
        return inputs -> {
            float[] input = inputs.get(0);
            float[] output = new float[input.length];
            int channels = op.scale().length;
            for (int i = 0; i < output.length; i++) {
                int channel = i % channels;
                output[i] = (float) ((double) op.scale()[channel] * input[i] + op.shift()[channel]);
            }
            return output;
        };
    }
}
