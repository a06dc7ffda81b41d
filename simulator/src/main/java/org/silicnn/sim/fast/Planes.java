package org.silicnn.sim.fast;

import java.util.Arrays;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * The padded cells of single channels, laid out so that under every tap a row of places is contiguous: columns that lie a
 * stride apart are neighbours.
 */
final class Planes {
    private final Window window;
    private final Shape input;
    private final Shape output;
    private final int depth;
    private final int height;
    /** Columns of one phase: those whose number leaves the same rest by the stride. */
    private final int width;

    Planes(Cells cells) {
        window = cells.window();
        input = cells.input();
        output = cells.output();
        depth = PaddedInput.extent(window.depth(), output.depth());
        height = PaddedInput.extent(window.height(), output.height());
        int columns = PaddedInput.extent(window.width(), output.width());
        width = (columns + stride() - 1) / stride();
    }

    private int stride() {
        return window.width().stride();
    }

    /** Cells of a plane. */
    int cells() {
        return depth * height * stride() * width;
    }

    /** Rows of places. */
    int rows() {
        return output.depth() * output.height();
    }

    /** Places of a row. */
    int places() {
        return output.width();
    }

    private int cell(int z, int y, int x) {
        return ((z * height + y) * stride() + x % stride()) * width + x / stride();
    }

    /** Where the first tap of a row's first place lies, in floats. */
    int start(int row, int lanes) {
        int z = row / output.height() * window.depth().stride();
        int y = row % output.height() * window.height().stride();
        return cell(z, y, 0) * lanes;
    }

    /** How far each tap lies from the first, in floats. */
    int[] offsets(int lanes) {
        int[] offsets = new int[window.taps()];
        int tap = 0;
        for (int kz = 0; kz < window.depth().kernel(); kz++) {
            for (int ky = 0; ky < window.height().kernel(); ky++) {
                for (int kx = 0; kx < window.width().kernel(); kx++) {
                    offsets[tap++] = lanes
                            * cell(
                                    kz * window.depth().dilation(),
                                    ky * window.height().dilation(),
                                    kx * window.width().dilation());
                }
            }
        }
        return offsets;
    }

    /** Copies channels {@code first..first+count-1}, each to a plane, zeros around them. */
    void copy(Block from, int first, int count, float[][] planes) {
        int lanes = from.lanes();
        for (int c = 0; c < count; c++) {
            Arrays.fill(planes[c], 0);
        }
        for (int z = 0; z < input.depth(); z++) {
            for (int y = 0; y < input.height(); y++) {
                for (int x = 0; x < input.width(); x++) {
                    int toZ = z + window.depth().padBefore();
                    int toY = y + window.height().padBefore();
                    int toX = x + window.width().padBefore();
                    if (toZ < depth && toY < height && toX < width * stride()) {
                        int to = cell(toZ, toY, toX) * lanes;
                        int start = input.index(z, y, x, first) * lanes;
                        for (int c = 0; c < count; c++) {
                            System.arraycopy(from.floats(), start + c * lanes, planes[c], to, lanes);
                        }
                    }
                }
            }
        }
    }
}
