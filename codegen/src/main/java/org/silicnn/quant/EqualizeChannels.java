package org.silicnn.quant;

import org.silicnn.graph.Graph;
import org.silicnn.pass.GraphPass;

/**
 * Cross-layer equalisation: where one weighted layer feeds another through nothing but ops that let a positive factor
 * pass, channel {@code i} of the first is divided by {@code s} and the second's weights for it are multiplied by {@code
 * s = √(r1/r2)}, so that both layers' weights of that channel reach equally far. The function stays the same; the ranges
 * that one scale must serve move together, which depthwise nets need most.
 *
 * <p>Nagel et al. 2019, "Data-Free Quantization Through Weight Equalization and Bias Correction", section 4.1.
 */
final class EqualizeChannels implements GraphPass {
    @Override
    public String name() {
        return "equalize-channels";
    }

    @Override
    public String description() {
        return "balance the ranges of channels around grouped convolutions";
    }

    @Override
    public Graph apply(Graph graph) {
        return new ChannelBalance(graph).balanced();
    }
}
