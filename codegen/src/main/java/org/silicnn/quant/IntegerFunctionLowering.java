package org.silicnn.quant;

import org.silicnn.graph.IntegerFunction;
import org.silicnn.graph.Node;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.TensorType;

/** {@link IntegerFunction} to {@link Lookup}. */
final class IntegerFunctionLowering implements Lowering<IntegerFunction> {
    @Override
    public void lower(Node node, IntegerFunction function, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        TensorType wanted = Quantization.of(function.from()).type(input.type().shape());
        if (!input.type().equals(wanted)) {
            throw new InvalidNetworkException("the operand must be stored as " + wanted + ", not " + input.type());
        }
        TensorType type = Quantization.of(function.to()).type(input.type().shape());
        context.append(node.name(), new Lookup(node.name(), input.name(), input.type(), function.table(), type));
    }
}
