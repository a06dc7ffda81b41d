package org.silicnn.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.silicnn.ir.Shape;

/**
 * How the image may lie in memory. A file doesn't say which axis holds its channels; what the nodes do with the image
 * shows it, because under the right layout no element has to be moved.
 *
 * @param layout how the file's axes lie in memory
 * @param shape of the graph's input
 * @param channelsFirst whether the file names the channels before rows and columns
 */
public record ImageLayout(Layout layout, Shape shape, boolean channelsFirst) {
    /** A picture has this many channels at most, if there is nothing else to tell its axes apart by. */
    private static final int FEW_CHANNELS = 4;

    /** What is worth trying, the likeliest first. */
    public static List<ImageLayout> candidates(int[] dims) {
        Limits.elements(dims);
        List<ImageLayout> candidates = new ArrayList<>();
        boolean[] batchings = dims.length < 2 ? new boolean[] {false} : new boolean[] {true, false};
        for (boolean batched : batchings) {
            int axes = dims.length - (batched ? 1 : 0);
            if (axes == 2) {
                candidates.add(inOrder(dims, batched));
                candidates.add(channelsFirst(dims, batched));
            } else if (axes == 3 || axes == 4) {
                boolean channelsLast = dims[dims.length - 1] <= FEW_CHANNELS && dims[dims.length - axes] > FEW_CHANNELS;
                candidates.add(channelsLast ? inOrder(dims, batched) : channelsFirst(dims, batched));
                candidates.add(channelsLast ? channelsFirst(dims, batched) : inOrder(dims, batched));
            } else {
                candidates.add(inOrder(dims, batched));
            }
        }
        return candidates;
    }

    private static ImageLayout channelsFirst(int[] dims, boolean batched) {
        int channels = batched ? 1 : 0;
        int[] order = IntStream.concat(IntStream.range(channels + 1, dims.length), IntStream.of(channels))
                .toArray();
        int[] extents = {1, 1, 1, 1};
        for (int i = 0; i < order.length; i++) {
            extents[4 - order.length + i] = dims[order[i]];
        }
        return new ImageLayout(Layout.of(dims, order), shape(extents), true);
    }

    /** Memory in the order of the axes, the last fastest. */
    public static ImageLayout inOrder(int[] dims, boolean batched) {
        int first = batched ? 1 : 0;
        int axes = dims.length - first;
        int[] extents = {1, 1, 1, 1};
        if (axes == 2) {
            // Rows and columns without channels: nets without convolutions take pictures like this.
            extents[1] = dims[first];
            extents[2] = dims[first + 1];
        } else if (axes <= 4) {
            System.arraycopy(dims, first, extents, 4 - axes, axes);
        } else {
            extents[3] = IntStream.range(first, dims.length).map(i -> dims[i]).reduce(1, (a, b) -> a * b);
        }
        return new ImageLayout(Layout.inOrder(dims, batched), shape(extents), false);
    }

    private static Shape shape(int[] extents) {
        return new Shape(extents[0], extents[1], extents[2], extents[3]);
    }
}
