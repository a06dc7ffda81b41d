package org.silicnn.quant;

import org.silicnn.graph.IntegerDense;
import org.silicnn.graph.IntegerWeights;
import org.silicnn.graph.Node;
import org.silicnn.ir.Dense;

/** {@link IntegerDense} to {@link Dense}, with the file's own integers. */
final class IntegerDenseLowering implements Lowering<IntegerDense> {
    @Override
    public void lower(Node node, IntegerDense dense, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        IntegerWeights given = dense.weights();
        double[] scales = new double[given.scales().size()];
        for (int o = 0; o < scales.length; o++) {
            scales[o] = input.scales()[0] * given.scale(o);
        }
        if (scales.length == 1) {
            // GetQuantizedConvolutionMultipler (tensorflow/lite/kernels/kernel_util.cc) multiplies the two in single
            // precision, which a multiplier of 31 bits can tell; ONNX Runtime does the same, for all layers.
            scales[0] = (float) scales[0];
        }
        QuantizedWeights weights = QuantizedWeights.of(given, scales, input);
        String name = context.sumsName(node, scales);
        context.appendSums(
                node.name(),
                Dense.of(name, input.name(), input.type(), weights.weights(), weights.bias(), weights.displayScale()),
                scales);
        context.alignOutput(node);
    }
}
