package org.silicnn.sim.fast;

import java.util.Arrays;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/** A convolution's input with its padding around it, so that a tap lies equally far from every place. */
final class PaddedInput {
    private final Window window;
    private final Shape input;
    private final Shape output;
    /** With the padding; on each axis just what the last place reaches. */
    private final Shape padded;

    PaddedInput(Cells cells) {
        window = cells.window();
        input = cells.input();
        output = cells.output();
        padded = new Shape(
                extent(window.depth(), output.depth()),
                extent(window.height(), output.height()),
                extent(window.width(), output.width()),
                input.channels());
    }

    static int extent(Window.Axis axis, int outputs) {
        return (outputs - 1) * axis.stride() + axis.reach();
    }

    /** The padded copy; the input itself where it would be the same. */
    Block of(Block block, Pool pool) {
        if (padded.equals(input)) {
            return block;
        }
        TensorType type = block.type().withShape(padded);
        Block copy = Block.of(type, block.layout(), pool);
        Arrays.fill(copy.floats(), 0, copy.size(), 0);
        for (int tensor = 0; tensor < block.layout().stacked(); tensor++) {
            copyRows(block, tensor * input.elements(), copy, tensor * padded.elements());
        }
        return copy;
    }

    private void copyRows(Block block, int first, Block copy, int copyFirst) {
        int cell = input.channels() * block.lanes();
        int left = window.width().padBefore();
        int width = Math.min(input.width(), padded.width() - left);
        for (int z = 0; z < padded.depth(); z++) {
            for (int y = 0; y < padded.height(); y++) {
                int fromZ = z - window.depth().padBefore();
                int fromY = y - window.height().padBefore();
                if (width > 0 && fromZ >= 0 && fromZ < input.depth() && fromY >= 0 && fromY < input.height()) {
                    int from = first + (fromZ * input.height() + fromY) * input.width() * cell;
                    int to = copyFirst + ((z * padded.height() + y) * padded.width() + left) * cell;
                    System.arraycopy(block.floats(), from, copy.floats(), to, width * cell);
                }
            }
        }
    }

    /** What {@link #cell} is for {@code count} places from {@code place} on. */
    void cells(int place, int count, int[] cells) {
        int step = window.width().stride() * input.channels();
        int x = place % output.width();
        int cell = cell(place);
        for (int p = 0; p < count; p++) {
            cells[p] = cell;
            cell += step;
            if (++x == output.width() && p + 1 < count) {
                x = 0;
                cell = cell(place + p + 1);
            }
        }
    }

    /** The element of channel 0 under the first tap of a place. Places past the last are the next stacked tensor's. */
    int cell(int place) {
        int x = place % output.width() * window.width().stride();
        int y = place / output.width() % output.height() * window.height().stride();
        int z = place
                / output.width()
                / output.height()
                % output.depth()
                * window.depth().stride();
        int tensor = place / output.places() * padded.elements();
        return tensor + ((z * padded.height() + y) * padded.width() + x) * input.channels();
    }

    /** How far each term lies from the first tap, in floats: taps, then the input channels of a group. */
    int[] offsets(int inputsPerGroup, int lanes) {
        int[] offsets = new int[window.taps() * inputsPerGroup];
        int term = 0;
        for (int kz = 0; kz < window.depth().kernel(); kz++) {
            for (int ky = 0; ky < window.height().kernel(); ky++) {
                for (int kx = 0; kx < window.width().kernel(); kx++) {
                    int row = kz * window.depth().dilation() * padded.height()
                            + ky * window.height().dilation();
                    int cell = row * padded.width() + kx * window.width().dilation();
                    for (int c = 0; c < inputsPerGroup; c++) {
                        offsets[term++] = (cell * input.channels() + c) * lanes;
                    }
                }
            }
        }
        return offsets;
    }
}
