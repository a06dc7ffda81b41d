package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Quantize;

/** {@link Quantize} to a requantisation, or to nothing if the value is stored like that already. */
final class QuantizeLowering implements Lowering<Quantize> {
    @Override
    public void lower(Node node, Quantize op, LoweringContext context) {
        String input = node.inputs().get(0);
        LoweringContext.Tensor tensor = context.tensor(input);
        if (!tensor.sums() && tensor.type().equals(Quantization.of(op.grid()).type(node.shape()))) {
            context.alias(node.name(), input);
        } else {
            context.store(node.name(), node.name(), tensor, op.grid());
        }
    }
}
