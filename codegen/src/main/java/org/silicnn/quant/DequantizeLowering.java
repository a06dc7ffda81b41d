package org.silicnn.quant;

import org.silicnn.graph.Dequantize;
import org.silicnn.graph.Node;
import org.silicnn.ir.InvalidNetworkException;

/** {@link Dequantize} of the image to nothing: the network's input has that type. */
final class DequantizeLowering implements Lowering<Dequantize> {
    @Override
    public void lower(Node node, Dequantize op, LoweringContext context) {
        String input = node.inputs().get(0);
        LoweringContext.Tensor tensor = context.tensor(input);
        if (!tensor.type().equals(Quantization.of(op.grid()).type(node.shape()))) {
            throw new InvalidNetworkException("only the image, read in one way, can be stored integers");
        }
        context.alias(node.name(), input);
    }
}
