package org.silicnn.frontend.keras;

import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;

/** Where a layer has its channels. What is changed here is the view of a tensor; no element moves. */
final class Channels {
    private Channels() {}

    static boolean areLast(KerasLayer layer) {
        return !layer.settings().text("data_format", "channels_last").equals("channels_first");
    }

    /**
     * The layer's operand with the batch first, channels second, then places.
     *
     * @param axes of places that it must have
     * @throws org.silicnn.frontend.Rejection if it has another number of axes
     */
    static Activation first(KerasLayer layer, int axes) {
        Activation input = layer.input(axes + 2);
        return areLast(layer) ? firstOfLast(input) : input;
    }

    /** What was computed from such an operand, with the axes where the layer has them. */
    static Activation restored(KerasLayer layer, Activation result) {
        return areLast(layer) ? lastOfFirst(result) : result;
    }

    static Activation lastOfFirst(Activation tensor) {
        int rank = tensor.dims().length;
        int[] order = IntStream.concat(IntStream.concat(IntStream.of(0), IntStream.range(2, rank)), IntStream.of(1))
                .toArray();
        return tensor.withLayout(tensor.layout().transposed(order));
    }

    private static Activation firstOfLast(Activation tensor) {
        int rank = tensor.dims().length;
        int[] order = IntStream.concat(IntStream.of(0, rank - 1), IntStream.range(1, rank - 1))
                .toArray();
        return tensor.withLayout(tensor.layout().transposed(order));
    }
}
