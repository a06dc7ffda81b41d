package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Shape;

/** Two tensors, element by element; a smaller one is repeated row by row. */
final class ArithmeticRows<R> implements Kernel {
    /** Values at once where both tensors have one shape. */
    private static final int LENGTH = 1024;

    private final RowMath<R> math;
    private final Arithmetic layer;
    private final Shape shape;
    private final boolean alike;

    ArithmeticRows(RowMath<R> math, Arithmetic layer) {
        this.math = math;
        this.layer = layer;
        this.shape = layer.outputType().shape();
        this.alike = layer.leftType().shape().equals(layer.rightType().shape());
    }

    @Override
    public int units(Block output) {
        return alike ? (int) (((long) output.size() + LENGTH - 1) / LENGTH) : output.places();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int row = alike ? LENGTH : shape.channels() * output.lanes();
        R left = math.row(row);
        R right = math.row(row);
        for (int unit = from; unit < to; unit++) {
            int start = unit * row;
            int n = Math.min(row, output.size() - start);
            fetch(inputs.get(0), unit, start, left, n);
            fetch(inputs.get(1), unit, start, right, n);
            math.combine(layer.operator(), left, right, n);
            math.store(left, output, start, n);
        }
    }

    private void fetch(Block from, int unit, int start, R row, int n) {
        Shape own = from.type().shape();
        if (own.equals(shape)) {
            math.copy(from, start, row, n);
            return;
        }
        int tensor = unit / shape.places() * own.elements();
        int first = (tensor + unit % own.places() * own.channels()) * from.lanes();
        if (own.channels() == shape.channels()) {
            math.copy(from, first, row, n);
        } else {
            math.repeat(from, first, from.lanes(), row, shape.channels());
        }
    }

    @Override
    public String engine() {
        return "rows";
    }
}
