package org.silicnn.graph;

import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** Where the places under a window lie in a channels-last input. */
final class Taps {
    /** The place is in the padding. */
    static final int PADDING = -1;

    private final Window window;
    private final Shape input;
    private final Shape output;

    Taps(Window window, Shape input, Shape output) {
        this.window = window;
        this.input = input;
        this.output = output;
    }

    int count() {
        return window.taps();
    }

    /**
     * For one position of the window, the index of channel 0 at each place under it, or {@value #PADDING}.
     *
     * @param position in the output's memory order, channels aside
     * @param cells filled; {@link #count()} long
     */
    void find(int position, int[] cells) {
        int x = position % output.width();
        int y = position / output.width() % output.height();
        int z = position / output.width() / output.height();
        Window.Axis depth = window.depth();
        Window.Axis rows = window.height();
        Window.Axis columns = window.width();
        int tap = 0;
        for (int kz = 0; kz < depth.kernel(); kz++) {
            int cellZ = depth.cell(z, kz);
            for (int ky = 0; ky < rows.kernel(); ky++) {
                int cellY = rows.cell(y, ky);
                for (int kx = 0; kx < columns.kernel(); kx++) {
                    cells[tap++] = cell(cellZ, cellY, columns.cell(x, kx));
                }
            }
        }
    }

    private int cell(int z, int y, int x) {
        boolean inside = z >= 0 && z < input.depth() && y >= 0 && y < input.height() && x >= 0 && x < input.width();
        return inside ? input.index(z, y, x, 0) : PADDING;
    }
}
