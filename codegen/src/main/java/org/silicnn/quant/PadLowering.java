package org.silicnn.quant;

import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Pad;
import org.silicnn.ir.TensorType;

/** {@link Op.Pad} with a constant to {@link Pad}; a pass has made other ops of the other modes. */
final class PadLowering implements Lowering<Op.Pad> {
    @Override
    public void lower(Node node, Op.Pad pad, LoweringContext context) {
        if (!Float.isFinite(pad.value())) {
            throw new InvalidNetworkException("padding must be a finite number, not " + pad.value());
        }
        LoweringContext.Tensor input = context.values(node.inputs().get(0));
        if (!holds(input.type(), pad.value())) {
            // The range that calibration saw behind the padding has room for it.
            input = context.requantized(input, context.chosen(node.name(), false));
        }
        int value = (int) Math.max(
                input.type().format().min(), Math.min(input.type().format().max(), stored(input.type(), pad.value())));
        context.append(node.name(), new Pad(node.name(), input.name(), input.type(), pad.before(), pad.after(), value));
    }

    private static long stored(TensorType type, double value) {
        return Math.round(value / type.scale()) + type.zeroPoint();
    }

    private static boolean holds(TensorType type, double value) {
        return type.format().holds(stored(type, value));
    }
}
