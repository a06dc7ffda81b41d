package org.silicnn.quant;

import java.util.List;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/** {@link Op.Activation} to a table. */
final class ActivationLowering implements Lowering<Op.Activation> {
    @Override
    public void lower(Node node, Op.Activation activation, LoweringContext context) {
        FunctionTable.append(
                node, List.of(x -> activation.function().apply(x, activation.alpha(), activation.beta())), context);
    }
}
