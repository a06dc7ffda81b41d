package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.AveragePool;

/** {@link Op.AveragePool} to {@link AveragePool}, whose sums are divided by the next requantisation. */
final class AveragePoolLowering implements Lowering<Op.AveragePool> {
    @Override
    public void lower(Node node, Op.AveragePool pool, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        AveragePool layer =
                new AveragePool(node.name(), input.name(), input.type(), pool.window(), pool.countPadding());
        context.appendSums(node.name(), layer, new double[] {layer.outputType().scale()});
    }
}
