package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Constant;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;

/**
 * A function of stored integers, entry by entry as the framework that stores them computes it: its roundings are part of the
 * function, so it isn't given in real numbers.
 *
 * @param word for messages
 * @param from how the operand is stored
 * @param to how the result is stored
 * @param table the stored result for each stored integer of {@code from}, the least one first: once for all channels, or
 *     for one channel behind the other; in the format of {@code to}
 */
public record IntegerFunction(String word, Grid from, Grid to, Constant table) implements Op {
    private static final int MAX_INPUT_WIDTH = Byte.SIZE;

    /** @throws InvalidNetworkException if the operand is too wide for a table or the table isn't whole */
    public IntegerFunction {
        if (from.format().width() > MAX_INPUT_WIDTH) {
            throw new InvalidNetworkException("a function of stored integers must have an operand of at most "
                    + MAX_INPUT_WIDTH + " bits, not " + from.format().width());
        }
        if (table.size() < 1 || table.size() % (1 << from.format().width()) != 0) {
            throw new InvalidNetworkException("a table must have an entry for each of "
                    + (1 << from.format().width()) + " integers, not " + table.size());
        }
        if (!table.format().equals(to.format())) {
            throw new InvalidNetworkException("entries must be stored as " + to.format() + ", not " + table.format());
        }
    }

    /** Entries for one channel. */
    private int entries() {
        return 1 << from.format().width();
    }

    /**
     * The function of a real number on the grid.
     *
     * @param element its place in memory, of which only the channel matters
     */
    double apply(double x, int element) {
        int channel = element % (table.size() / entries());
        return to.real((double) table.get(
                channel * entries() + (int) (from.store(x) - from.format().min())));
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape input = Operands.one(inputs);
        int channels = table.size() / entries();
        if (channels != 1) {
            Operands.requireSize("tables", channels, input.channels());
        }
        return input;
    }
}
