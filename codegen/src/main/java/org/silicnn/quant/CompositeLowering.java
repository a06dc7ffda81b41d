package org.silicnn.quant;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.silicnn.graph.Composite;
import org.silicnn.graph.Node;

/** {@link Composite} to a table, or to one for each channel. */
final class CompositeLowering implements Lowering<Composite> {
    @Override
    public void lower(Node node, Composite op, LoweringContext context) {
        List<DoubleUnaryOperator> functions = IntStream.range(0, op.functions())
                .<DoubleUnaryOperator>mapToObj(channel -> x -> op.apply(x, channel))
                .toList();
        FunctionTable.append(node, functions, context);
    }
}
