package org.silicnn.sim.fast;

import java.util.Arrays;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** The cells under a tap of some places side by side, as arrays: those of the rows that the window covers. */
final class DepthwiseInput {
    private final Block from;
    private final Shape shape;
    private final Window window;
    private final int first;
    private final int count;
    private final int places;
    private final float[] padding;
    /** By row, modulo the number of those held, and by column with the padding. */
    private final float[][][] values;
    /** Which row of which picture each is from, −1 for none. */
    private final int[][] held;

    /**
     * Of some channels.
     *
     * @param first channel
     * @param count of channels
     * @param places side by side
     */
    DepthwiseInput(Block from, Cells cells, int first, int count, int places) {
        this.from = from;
        this.first = first;
        this.count = count;
        this.places = places;
        shape = cells.input();
        window = cells.window();
        int rows = Math.min(shape.height(), window.height().reach());
        int columns = PaddedInput.extent(window.width(), cells.output().width());
        values = new float[rows][columns][];
        held = new int[rows][columns];
        for (int[] row : held) {
            Arrays.fill(row, -1);
        }
        padding = new float[places * count * from.lanes()];
    }

    /** As many zeros. */
    float[] padding() {
        return padding;
    }

    /** The cells from a column on, a stride apart. */
    float[] cells(int picture, int y, int x) {
        if (y < 0 || y >= shape.height()) {
            return padding;
        }
        int slot = y % held.length;
        int column = x + window.width().padBefore();
        int row = picture * shape.height() + y;
        float[] cells = values[slot][column];
        if (cells == null) {
            cells = new float[padding.length];
            values[slot][column] = cells;
        }
        if (held[slot][column] != row) {
            held[slot][column] = row;
            fill(cells, row, x);
        }
        return cells;
    }

    private void fill(float[] cells, int row, int x) {
        int cell = shape.channels() * from.lanes();
        int at = row * shape.width() * cell + first * from.lanes();
        int length = count * from.lanes();
        int stride = window.width().stride();
        if (stride == 1 && x >= 0 && x + places <= shape.width() && count == shape.channels()) {
            System.arraycopy(from.floats(), at + x * cell, cells, 0, cells.length);
            return;
        }
        for (int p = 0; p < places; p++) {
            int column = x + p * stride;
            if (column >= 0 && column < shape.width()) {
                System.arraycopy(from.floats(), at + column * cell, cells, p * length, length);
            } else {
                Arrays.fill(cells, p * length, (p + 1) * length, 0);
            }
        }
    }
}
