package org.silicnn.ir;

import java.util.List;

/**
 * Elements of one value around.
 *
 * @param before how many in front, of depth, height, width and channels; at least 0
 * @param after how many behind, of the same four axes; at least 0
 * @param value stored in them; the zero point for zeros
 */
public record Pad(String name, String input, TensorType inputType, List<Integer> before, List<Integer> after, int value)
        implements Layer {

    /** @throws InvalidNetworkException if a pad is negative or the input's format can't hold the value */
    public Pad {
        before = List.copyOf(before);
        after = List.copyOf(after);
        Shape.requireAxes("a pad", before, after);
        if (before.stream().anyMatch(pad -> pad < 0) || after.stream().anyMatch(pad -> pad < 0)) {
            throw new InvalidNetworkException("pads must be at least 0, not " + before + " and " + after);
        }
        if (!inputType.format().holds(value)) {
            throw new InvalidNetworkException("padding must fit " + inputType.format() + ", not " + value);
        }
        padded(inputType.shape(), before, after);
    }

    private static Shape padded(Shape shape, List<Integer> before, List<Integer> after) {
        int[] extents = new int[before.size()];
        for (int axis = 0; axis < extents.length; axis++) {
            long extent = (long) before.get(axis) + shape.extents().get(axis) + after.get(axis);
            if (extent > Integer.MAX_VALUE) {
                throw new InvalidNetworkException("a padded extent must be below 2^31, not " + extent);
            }
            extents[axis] = (int) extent;
        }
        return new Shape(extents[0], extents[1], extents[2], extents[3]);
    }

    @Override
    public TensorType outputType() {
        return inputType.withShape(padded(inputType.shape(), before, after));
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
        return visitor.visitPad(this);
    }
}
