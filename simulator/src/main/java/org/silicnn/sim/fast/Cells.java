package org.silicnn.sim.fast;

import java.util.stream.Stream;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** Where the cells under a window lie, for places of the output in memory order. */
final class Cells {
    /** The element of a cell in the padding. */
    private static final int PADDING = -1;

    private final Window window;
    private final Shape input;
    private final Shape output;

    Cells(Window window, Shape input, Shape output) {
        this.window = window;
        this.input = input;
        this.output = output;
    }

    Window window() {
        return window;
    }

    Shape input() {
        return input;
    }

    Shape output() {
        return output;
    }

    int places() {
        return output.depth() * output.height() * output.width();
    }

    /** Whether no window reaches beyond the input. */
    boolean isUnpadded() {
        return Stream.of(window.depth(), window.height(), window.width())
                .allMatch(axis -> axis.padBefore() == 0 && axis.padAfter() == 0);
    }

    int taps() {
        return window.taps();
    }

    /**
     * The element of channel 0 under every tap, −1 in the padding: that of tap {@code t} and place {@code first + p} goes
     * to {@code cells[t · count + p]}. Places past the last are those of the next stacked tensor.
     */
    void find(int first, int count, int[] cells) {
        for (int p = 0; p < count; p++) {
            int x = (first + p) % output.width();
            int y = (first + p) / output.width() % output.height();
            int z = (first + p) / output.width() / output.height() % output.depth();
            int tensor = (first + p) / places() * input.elements();
            int tap = 0;
            for (int kz = 0; kz < window.depth().kernel(); kz++) {
                int cellZ = window.depth().cell(z, kz);
                for (int ky = 0; ky < window.height().kernel(); ky++) {
                    int cellY = window.height().cell(y, ky);
                    for (int kx = 0; kx < window.width().kernel(); kx++) {
                        int cellX = window.width().cell(x, kx);
                        cells[tap++ * count + p] = element(tensor, cellZ, cellY, cellX);
                    }
                }
            }
        }
    }

    private int element(int tensor, int z, int y, int x) {
        boolean inside = z >= 0 && z < input.depth() && y >= 0 && y < input.height() && x >= 0 && x < input.width();
        return inside ? tensor + input.index(z, y, x, 0) : PADDING;
    }
}
