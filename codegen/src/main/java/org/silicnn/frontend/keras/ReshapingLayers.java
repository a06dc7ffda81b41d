package org.silicnn.frontend.keras;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Broadcasting;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Layers that look at the same elements in another way. */
final class ReshapingLayers {
    private static final int MOST_COPIES = 1 << 10;

    private ReshapingLayers() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Flatten", ReshapingLayers::flatten);
        table.put("Permute", ReshapingLayers::permute);
        table.put("RepeatVector", ReshapingLayers::repeatVector);
        table.put("Reshape", ReshapingLayers::reshape);
    }

    /** In the order of channels last, even if they are first. */
    private static Activation flatten(KerasLayer layer) {
        Activation input = layer.input();
        if (!Channels.areLast(layer) && input.dims().length > 1) {
            input = Channels.lastOfFirst(input);
        }
        int[] dims = input.dims();
        return layer.draft().regroup(layer.name(), input, dims[0], Limits.elements(Dims.range(dims, 1, dims.length)));
    }

    private static Activation reshape(KerasLayer layer) {
        Activation input = layer.input();
        int[] dims = input.dims();
        int[] wanted = layer.settings()
                .integers("target_shape")
                .orElseThrow(() -> new Rejection(ModelProblem.ATTRIBUTE_MISSING, "target_shape"));
        int[] result =
                IntStream.concat(IntStream.of(dims[0]), Arrays.stream(wanted)).toArray();
        if (result.length > Limits.RANK) {
            throw new Rejection(ModelProblem.TOO_MANY_AXES, Limits.RANK, result.length);
        }
        for (int i = 1; i < result.length; i++) {
            if (result[i] == -1) {
                result[i] = 1;
                result[i] = Limits.elements(dims) / Math.max(1, Limits.elements(result));
                break;
            }
        }
        return layer.draft().regroup(layer.name(), input, result);
    }

    private static Activation repeatVector(KerasLayer layer) {
        Activation input = layer.input(2);
        int times = layer.settings().integer("n");
        if (times < 1 || times > MOST_COPIES) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "n", "from 1 to " + MOST_COPIES, times);
        }
        int[] dims = input.dims();
        Activation row = layer.draft().regroup(layer.name(), input, dims[0], 1, dims[1]);
        return times == 1 ? row : Broadcasting.concat(layer.draft(), layer.name(), Collections.nCopies(times, row), 1);
    }

    /** Axes are counted from 1, as the batch stays where it is. */
    private static Activation permute(KerasLayer layer) {
        Activation input = layer.input();
        int rank = input.dims().length;
        int[] given = layer.settings().integers("dims").orElse(new int[0]);
        if (!Dims.isPermutation(Arrays.stream(given).map(axis -> axis - 1).toArray(), rank - 1)) {
            throw new Rejection(
                    ModelProblem.ATTRIBUTE_VALUE,
                    "dims",
                    "a reordering of " + (rank - 1) + " axes",
                    Arrays.toString(given));
        }
        int[] order = IntStream.concat(IntStream.of(0), Arrays.stream(given)).toArray();
        return input.withLayout(input.layout().transposed(order));
    }
}
