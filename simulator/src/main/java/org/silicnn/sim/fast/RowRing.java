package org.silicnn.sim.fast;

import java.util.Arrays;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * The rows of stacked pictures that a window covers, with the padding around them: as many as it is high, each copied in
 * once while the window moves down.
 */
final class RowRing {
    /** Cells so many bytes apart all compete for the same few lines of the first cache. */
    private static final int BAD_DISTANCE_BYTES = 1024;

    private final Window window;
    private final Shape input;
    private final int pitch;
    private final int rowLength;
    private final float[] values;
    /** Which row of which picture is held, −1 for none. */
    private final int[] held;

    /**
     * Empty.
     *
     * @param filled channels, with zeros for those that the input doesn't have
     * @param moreRows than the window is high
     */
    RowRing(Cells cells, int filled, int moreRows) {
        window = cells.window();
        input = cells.input();
        pitch = filled * Float.BYTES % BAD_DISTANCE_BYTES == 0 ? filled + Scratch.LINE : filled;
        int width = Math.max(
                PaddedInput.extent(window.width(), cells.output().width()),
                window.width().padBefore() + input.width());
        rowLength = (width * pitch + Scratch.LINE - 1) / Scratch.LINE * Scratch.LINE;
        held = new int[window.height().reach() + moreRows];
        Arrays.fill(held, -1);
        values = Scratch.floats(held.length * rowLength);
    }

    float[] values() {
        return values;
    }

    /** From a cell to its right neighbour. */
    int pitch() {
        return pitch;
    }

    /**
     * Where the left end of a row lies, padding included.
     *
     * @param row the first is the first of the padding
     */
    int row(Block from, int picture, int row) {
        int slot = row % held.length;
        int number = picture
                        * (input.height()
                                + window.height().padBefore()
                                + window.height().padAfter())
                + row;
        if (held[slot] != number) {
            held[slot] = number;
            copy(from, picture, row - window.height().padBefore(), Scratch.FIRST + slot * rowLength);
        }
        return Scratch.FIRST + slot * rowLength;
    }

    private void copy(Block from, int picture, int y, int to) {
        if (y < 0 || y >= input.height()) {
            Arrays.fill(values, to, to + rowLength, 0);
            return;
        }
        int channels = input.channels();
        int first = picture * input.elements() + y * input.width() * channels;
        int left = to + window.width().padBefore() * pitch;
        Arrays.fill(values, to, left, 0);
        Arrays.fill(values, left + input.width() * pitch, to + rowLength, 0);
        if (pitch == channels) {
            System.arraycopy(from.floats(), first, values, left, input.width() * channels);
            return;
        }
        for (int x = 0; x < input.width(); x++) {
            System.arraycopy(from.floats(), first + x * channels, values, left + x * pitch, channels);
            Arrays.fill(values, left + x * pitch + channels, left + (x + 1) * pitch, 0);
        }
    }
}
