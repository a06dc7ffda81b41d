package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Conv;

/** {@link Op.Conv} to {@link Conv}. */
final class ConvLowering implements Lowering<Op.Conv> {
    @Override
    public void lower(Node node, Op.Conv conv, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        double[] means = context.calibration().channelMeans(input.value());
        int perGroup = input.type().shape().channels() / conv.groups();
        int outputsPerGroup = conv.bias().length / conv.groups();
        QuantizedWeights quantized = QuantizedWeights.of(
                node,
                conv.weights(),
                conv.bias(),
                input,
                (output, i) -> means[output / outputsPerGroup * perGroup + i % perGroup],
                context);
        context.appendSums(
                node.name(),
                Conv.of(
                        node.name(),
                        input.name(),
                        input.type(),
                        conv.window(),
                        conv.groups(),
                        quantized.weights(),
                        quantized.bias(),
                        quantized.displayScale()),
                quantized.sumScales());
    }
}
