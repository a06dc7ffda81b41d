package org.silicnn.ir;

import java.util.List;

/**
 * Every {@code step}-th element from {@code start} on, along each axis.
 *
 * @param start first element taken, of depth, height, width and channels; at least 0
 * @param step distance between elements taken, of the same four axes; at least 1
 * @param shape how many are taken
 */
public record Slice(
        String name, String input, TensorType inputType, List<Integer> start, List<Integer> step, Shape shape)
        implements Layer {

    /** @throws InvalidNetworkException if the slice reaches outside of its input or walks backwards */
    public Slice {
        start = List.copyOf(start);
        step = List.copyOf(step);
        List<Integer> extents = inputType.shape().extents();
        Shape.requireAxes("a slice", start, step);
        for (int axis = 0; axis < extents.size(); axis++) {
            long last = start.get(axis) + (shape.extents().get(axis) - 1L) * step.get(axis);
            if (start.get(axis) < 0 || step.get(axis) < 1 || last >= extents.get(axis)) {
                throw new InvalidNetworkException("a slice of " + inputType.shape()
                        + " must go forwards and stay inside, not start at " + start + " and take " + shape
                        + " in steps of " + step);
            }
        }
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
        return visitor.visitSlice(this);
    }
}
