package org.silicnn.frontend.tflite;

import java.util.Map;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Padding;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Slicing;
import org.silicnn.frontend.Slicing.Part;
import org.silicnn.graph.PadMode;

/**
 * Every so manieth place as an image of a batch, and back: how TensorFlow writes a convolution with gaps between its taps. The
 * images are those of one image, so their axis is one like others.
 */
final class BatchConverters {
    private BatchConverters() {}

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 38, "SPACE_TO_BATCH_ND", BatchConverters::spaceToBatch);
        Operators.add(table, 37, "BATCH_TO_SPACE_ND", BatchConverters::batchToSpace);
    }

    private static void spaceToBatch(TfliteNode node) {
        Activation input = node.activation(0);
        int[] block = block(node, input.dims().length);
        int[] given = pairs(node, block.length);
        int rank = input.dims().length;
        int[] pads = new int[2 * rank];
        for (int i = 0; i < block.length; i++) {
            pads[1 + i] = given[2 * i];
            pads[rank + 1 + i] = given[2 * i + 1];
        }
        Activation padded = Padding.pad(node.draft(), node.name(), input, pads, PadMode.CONSTANT, 0);
        int[] dims = padded.dims();
        int[] split = new int[rank + block.length];
        int[] result = dims.clone();
        split[0] = dims[0];
        for (int i = 0; i < block.length; i++) {
            if (!input.layout().isUnit(0) || dims[1 + i] % block[i] != 0) {
                throw new Rejection(
                        ModelProblem.SIZES_DISAGREE, "padded extent", "a multiple of " + block[i], dims[1 + i]);
            }
            result[0] = Math.multiplyExact(result[0], block[i]);
            result[1 + i] = dims[1 + i] / block[i];
            split[1 + 2 * i] = result[1 + i];
            split[2 + 2 * i] = block[i];
        }
        System.arraycopy(dims, 1 + block.length, split, 1 + 2 * block.length, rank - 1 - block.length);
        IntStream blocks = IntStream.range(0, block.length).map(i -> 2 + 2 * i);
        IntStream places = IntStream.range(0, block.length).map(i -> 1 + 2 * i);
        IntStream rest = IntStream.range(1 + 2 * block.length, split.length);
        int[] order = IntStream.concat(IntStream.concat(blocks, IntStream.of(0)), IntStream.concat(places, rest))
                .toArray();
        node.result(joined(node, padded, split, order, result));
    }

    private static void batchToSpace(TfliteNode node) {
        Activation input = node.activation(0);
        int rank = input.dims().length;
        int[] block = block(node, rank);
        int[] crops = pairs(node, block.length);
        int[] dims = input.dims();
        int[] split = new int[rank + block.length];
        int[] result = dims.clone();
        result[0] = 1;
        for (int i = 0; i < block.length; i++) {
            split[i] = block[i];
            result[1 + i] = Math.multiplyExact(dims[1 + i], block[i]);
        }
        split[block.length] = 1;
        System.arraycopy(dims, 1, split, block.length + 1, rank - 1);
        int[] order = new int[split.length];
        order[0] = block.length;
        for (int i = 0; i < block.length; i++) {
            order[1 + 2 * i] = block.length + 1 + i;
            order[2 + 2 * i] = i;
        }
        for (int i = 1 + 2 * block.length; i < order.length; i++) {
            order[i] = i;
        }
        Activation joined = inOrder(node, joined(node, input, split, order, result));
        for (int i = 0; i < block.length; i++) {
            int count = result[1 + i] - crops[2 * i] - crops[2 * i + 1];
            if (count < 1) {
                throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "crops", "of fewer elements", result[1 + i]);
            }
            if (count < result[1 + i]) {
                joined = Slicing.part(node.draft(), node.name(), joined, new Part(1 + i, crops[2 * i], 1, count));
            }
        }
        node.result(joined);
    }

    /** With elements where the file has them, so that a part of them is too. */
    private static Activation inOrder(TfliteNode node, Activation tensor) {
        int[] axes = IntStream.range(1, tensor.dims().length).toArray();
        Value value = node.draft().arrange(node.name(), tensor, axes);
        return new Activation(value.name(), value.shape(), Layout.of(tensor.dims(), axes));
    }

    private static int[] block(TfliteNode node, int rank) {
        int[] block = node.constant(1).ints();
        if (block.length < 1 || block.length > rank - 2) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "axes of the block", "1 to " + (rank - 2), block.length);
        }
        for (int each : block) {
            if (each < 1 || each > Short.MAX_VALUE) {
                throw new Rejection(
                        ModelProblem.VALUE_NOT_SUPPORTED, "the block", "from 1 to " + Short.MAX_VALUE, each);
            }
        }
        return block;
    }

    /** In front and behind, for each axis of the block. */
    private static int[] pairs(TfliteNode node, int axes) {
        int[] pairs = node.constant(2).ints();
        if (pairs.length != 2 * axes) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of pads", 2 * axes, pairs.length);
        }
        for (int pad : pairs) {
            if (pad < 0) {
                throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "pads", "at least 0", pad);
            }
        }
        return pairs;
    }

    private static Activation joined(TfliteNode node, Activation input, int[] split, int[] order, int... result) {
        Activation parts = node.draft().regroup(node.name(), input, split);
        Activation turned = parts.withLayout(parts.layout().transposed(order));
        return node.draft().regroup(node.name(), turned, result);
    }
}
