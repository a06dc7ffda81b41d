package org.silicnn.quant;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.silicnn.graph.Composite;
import org.silicnn.graph.Dequantize;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.IntegerDense;
import org.silicnn.graph.IntegerFunction;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;

/** Which lowering serves which op: the one list of what can be quantised. */
final class Lowerings {
    private static final Lowerings ALL = new Lowerings()
            .add(Op.Activation.class, new ActivationLowering())
            .add(Op.ArgMax.class, new ArgMaxLowering())
            .add(Op.Arithmetic.class, new ArithmeticLowering())
            .add(Op.AveragePool.class, new AveragePoolLowering())
            .add(Composite.class, new CompositeLowering())
            .add(Op.Concat.class, new ConcatLowering())
            .add(Op.Conv.class, new ConvLowering())
            .add(Op.Dense.class, new DenseLowering())
            .add(Dequantize.class, new DequantizeLowering())
            .add(IntegerConv.class, new IntegerConvLowering())
            .add(IntegerDense.class, new IntegerDenseLowering())
            .add(IntegerFunction.class, new IntegerFunctionLowering())
            .add(Op.Lrn.class, new LrnLowering())
            .add(Op.MaxPool.class, new MaxPoolLowering())
            .add(Op.PRelu.class, new PReluLowering())
            .add(Quantize.class, new QuantizeLowering())
            .add(Op.Pad.class, new PadLowering())
            .add(Op.Relu.class, new ReluLowering())
            .add(Op.Reshape.class, new ReshapeLowering())
            .add(Op.Resize.class, new ResizeLowering())
            .add(Op.Slice.class, new SliceLowering())
            .add(Op.Softmax.class, new SoftmaxLowering())
            .add(Op.Transpose.class, new TransposeLowering());

    private final Map<Class<? extends Op>, Lowering<?>> byOp = new HashMap<>();

    private Lowerings() {}

    private <O extends Op> Lowerings add(Class<O> op, Lowering<O> lowering) {
        byOp.put(op, lowering);
        return this;
    }

    @SuppressWarnings("unchecked") // add() puts in only pairs that fit
    static <O extends Op> Optional<Lowering<O>> of(O op) {
        return Optional.ofNullable((Lowering<O>) ALL.byOp.get(op.getClass()));
    }
}
