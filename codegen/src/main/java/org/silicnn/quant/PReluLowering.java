package org.silicnn.quant;

import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/** {@link Op.PRelu} to a table for each channel, or to one if all channels have one slope. */
final class PReluLowering implements Lowering<Op.PRelu> {
    @Override
    public void lower(Node node, Op.PRelu op, LoweringContext context) {
        float[] slopes = op.slope();
        boolean shared = IntStream.range(1, slopes.length).allMatch(c -> slopes[c] == slopes[0]);
        FunctionTable.append(
                node,
                IntStream.range(0, shared ? 1 : slopes.length)
                        .mapToObj(c -> (DoubleUnaryOperator) x -> x > 0 ? x : slopes[c] * x)
                        .toList(),
                context);
    }
}
