package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Dense;

/** {@link Op.Dense} to {@link Dense}. */
final class DenseLowering implements Lowering<Op.Dense> {
    @Override
    public void lower(Node node, Op.Dense dense, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        double[] means = context.calibration().channelMeans(input.value());
        QuantizedWeights quantized = QuantizedWeights.of(
                node, dense.weights(), dense.bias(), input, (output, i) -> means[i % means.length], context);
        context.appendSums(
                node.name(),
                Dense.of(
                        node.name(),
                        input.name(),
                        input.type(),
                        quantized.weights(),
                        quantized.bias(),
                        quantized.displayScale()),
                quantized.sumScales());
    }
}
