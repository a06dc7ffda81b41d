package org.silicnn.quant;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.silicnn.graph.Composite;
import org.silicnn.graph.Grid;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.IntegerMean;
import org.silicnn.graph.Op;

/** Which joint lowering serves which op. */
final class JointLowerings {
    private static final JointLowerings ALL = new JointLowerings()
            .add(Op.Activation.class, new ActivationOnGrid())
            .add(Op.Affine.class, new AffineOnGrid())
            .add(Op.Arithmetic.class, new ArithmeticOnGrid())
            .add(Op.AveragePool.class, new AveragePoolOnGrid())
            .add(IntegerConv.class, new WeightedMeanOnGrid())
            .add(IntegerMean.class, new MeanOnGrid())
            .add(Composite.class, new CompositeOnGrid())
            .add(Op.Relu.class, new ReluOnGrid())
            .add(Op.Softmax.class, new SoftmaxOnGrid());

    private final Map<Class<? extends Op>, JointLowering<?>> byOp = new HashMap<>();

    private JointLowerings() {}

    private <O extends Op> JointLowerings add(Class<O> op, JointLowering<O> lowering) {
        byOp.put(op, lowering);
        return this;
    }

    @SuppressWarnings("unchecked") // add() puts in only pairs that fit
    static <O extends Op> Optional<JointLowering<O>> of(O op, Grid grid) {
        JointLowering<O> lowering = (JointLowering<O>) ALL.byOp.get(op.getClass());
        return Optional.ofNullable(lowering).filter(each -> each.serves(op, grid));
    }
}
