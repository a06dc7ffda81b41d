package org.silicnn.sim;

import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * The cells under a window, those in the padding left out.
 *
 * @param input the tensor below
 */
record Taps(Window window, Shape input) {
    /** Takes one cell. */
    @FunctionalInterface
    interface Visitor {
        /**
         * Called once for each cell.
         *
         * @param tap number of the kernel position, outermost axis first
         * @param cell where channel 0 of the cell lies in memory
         */
        void visit(int tap, int cell);
    }

    void forEach(int z, int y, int x, Visitor visitor) {
        int tap = 0;
        for (int kz = 0; kz < window.depth().kernel(); kz++) {
            for (int ky = 0; ky < window.height().kernel(); ky++) {
                for (int kx = 0; kx < window.width().kernel(); kx++) {
                    int cellZ = window.depth().cell(z, kz);
                    int cellY = window.height().cell(y, ky);
                    int cellX = window.width().cell(x, kx);
                    if (contains(cellZ, cellY, cellX)) {
                        visitor.visit(tap, input.index(cellZ, cellY, cellX, 0));
                    }
                    tap++;
                }
            }
        }
    }

    private boolean contains(int z, int y, int x) {
        return z >= 0 && z < input.depth() && y >= 0 && y < input.height() && x >= 0 && x < input.width();
    }
}
