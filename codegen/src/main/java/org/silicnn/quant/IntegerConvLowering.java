package org.silicnn.quant;

import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.IntegerWeights;
import org.silicnn.graph.Node;
import org.silicnn.ir.Conv;

/** {@link IntegerConv} to {@link Conv}, with the file's own integers. */
final class IntegerConvLowering implements Lowering<IntegerConv> {
    @Override
    public void lower(Node node, IntegerConv conv, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        IntegerWeights given = conv.weights();
        double[] scales = new double[given.scales().size()];
        for (int o = 0; o < scales.length; o++) {
            scales[o] = input.scales()[0] * given.scale(o);
        }
        if (scales.length == 1 && !input.type().format().signed()) {
            // As for dense layers, but only for images of uint8.
            scales[0] = (float) scales[0];
        }
        QuantizedWeights weights = QuantizedWeights.of(given, scales, input);
        String name = context.sumsName(node, scales);
        context.appendSums(
                node.name(),
                Conv.of(
                        name,
                        input.name(),
                        input.type(),
                        conv.window(),
                        conv.groups(),
                        weights.weights(),
                        weights.bias(),
                        weights.displayScale()),
                scales);
        context.alignOutput(node);
    }
}
