package org.silicnn.quant;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.silicnn.graph.Node;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.TensorType;

/**
 * Functions of one element as tables. For every stored input the entry is the stored integer nearest to the function's
 * value in double precision: at most half a step of the output off, but for values beyond the range that calibration
 * chose, which saturate. Where a function has no value, as a logarithm of something negative, the entry is zero.
 */
final class FunctionTable {
    private FunctionTable() {}

    /**
     * Appends a node as a {@link Lookup}.
     *
     * @param functions one for all channels or one for each
     */
    static void append(Node node, List<DoubleUnaryOperator> functions, LoweringContext context) {
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        if (input.type().format().width() > Lookup.MAX_INPUT_WIDTH) {
            input = context.requantized(input, context.chosen(input.value(), false));
        }
        double[] values = values(functions, input.type());
        boolean nonNegative = true;
        for (double value : values) {
            nonNegative &= !(value < 0);
        }
        Quantization target = context.chosen(node.name(), nonNegative);
        Constant table = Constant.of(target.format(), values.length, i -> target.store(values[i]));
        TensorType type = target.type(input.type().shape());
        context.append(node.name(), new Lookup(node.name(), input.name(), input.type(), table, type));
    }

    private static double[] values(List<DoubleUnaryOperator> functions, TensorType input) {
        long least = input.format().min();
        int entries = 1 << input.format().width();
        return IntStream.range(0, functions.size() * entries)
                .mapToDouble(i -> functions.get(i / entries).applyAsDouble(input.real(least + i % entries)))
                .toArray();
    }
}
