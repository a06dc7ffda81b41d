package org.silicnn.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Moves elements: memory, read as a tensor of {@code extents}, is written with its axes in another order. Depth-to-space
 * is the case of {@code extents (height, width, b, b, channels)} in {@code order (0, 2, 1, 3, 4)}.
 *
 * @param extents of the input's memory, slowest axis first; their product is the number of elements
 * @param order the input's axes in the order in which the output has them, slowest first
 * @param shape of the output
 */
public record Transpose(
        String name, String input, TensorType inputType, List<Integer> extents, List<Integer> order, Shape shape)
        implements Layer {

    /** @throws InvalidNetworkException if the extents don't make up the input or the order isn't one of their axes */
    public Transpose {
        extents = List.copyOf(extents);
        order = List.copyOf(order);
        long elements = 1;
        for (int extent : extents) {
            elements = extent < 1 || elements > Integer.MAX_VALUE ? Long.MAX_VALUE : elements * extent;
        }
        if (elements != inputType.shape().elements() || elements != shape.elements()) {
            throw new InvalidNetworkException("the extents of a transpose of " + inputType.shape() + " into " + shape
                    + " must have as many elements, not be " + extents);
        }
        List<Integer> axes = IntStream.range(0, extents.size()).boxed().toList();
        if (!order.stream().sorted().toList().equals(axes)) {
            throw new InvalidNetworkException("a transpose must have an order of axes " + axes + ", not " + order);
        }
    }

    /** The same movement in the fewest axes: none of extent 1, and no two that stay neighbours. */
    public Transpose merged() {
        List<Integer> longAxes =
                order.stream().filter(axis -> extents.get(axis) > 1).sorted().toList();
        List<Integer> firsts = new ArrayList<>();
        List<Integer> products = new ArrayList<>();
        int expected = -1;
        for (int axis : order) {
            int rank = longAxes.indexOf(axis);
            if (rank < 0) {
                continue;
            }
            int last = products.size() - 1;
            if (rank == expected) {
                products.set(last, products.get(last) * extents.get(axis));
            } else {
                firsts.add(rank);
                products.add(extents.get(axis));
            }
            expected = rank + 1;
        }
        List<Integer> sorted = firsts.stream().sorted().toList();
        List<Integer> mergedExtents = sorted.stream()
                .map(first -> products.get(firsts.indexOf(first)))
                .toList();
        List<Integer> mergedOrder = firsts.stream().map(sorted::indexOf).toList();
        return new Transpose(name, input, inputType, mergedExtents, mergedOrder, shape);
    }

    /**
     * Elements of the blocks that are reordered within themselves: those below the axes in front that stay in front. 1 if
     * nothing moves.
     */
    public int blockElements() {
        Transpose merged = merged();
        boolean staysInFront = !merged.order.isEmpty() && merged.order.get(0) == 0;
        return inputType.shape().elements() / (staysInFront ? merged.extents.get(0) : 1);
    }

    @Override
    public TensorType outputType() {
        return inputType.withShape(shape);
    }

    @Override
    public List<String> inputs() {
        return List.of(input);
    }

    @Override
    public List<TensorType> inputTypes() {
        return List.of(inputType);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.visitTranspose(this);
    }
}
