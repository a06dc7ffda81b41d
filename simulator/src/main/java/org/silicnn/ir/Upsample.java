package org.silicnn.ir;

import java.util.List;

/**
 * Each place repeated along each axis: nearest-neighbour resampling by whole factors.
 *
 * @param depth how often each plane stands in the output; at least 1
 * @param height how often each row
 * @param width how often each place of a row
 */
public record Upsample(String name, String input, TensorType inputType, int depth, int height, int width)
        implements Layer {

    /** @throws InvalidNetworkException if a factor is below 1 or the output has too many elements */
    public Upsample {
        if (depth < 1 || height < 1 || width < 1) {
            throw new InvalidNetworkException(
                    "factors must be at least 1, not " + depth + ", " + height + " and " + width);
        }
        enlarged(inputType.shape(), depth, height, width);
    }

    /** Elements of what the slowest repeated axis repeats: a plane, a row or a place. */
    public int heldElements() {
        Shape shape = inputType.shape();
        if (depth > 1) {
            return shape.elements() / shape.depth();
        }
        return height > 1 ? shape.width() * shape.channels() : shape.channels();
    }

    private static Shape enlarged(Shape shape, int depth, int height, int width) {
        try {
            return new Shape(
                    Math.multiplyExact(shape.depth(), depth),
                    Math.multiplyExact(shape.height(), height),
                    Math.multiplyExact(shape.width(), width),
                    shape.channels());
        } catch (ArithmeticException e) {
            throw new InvalidNetworkException("extents must be below 2^31, which " + shape + " times " + depth + ", "
                    + height + " and " + width + " are not");
        }
    }

    @Override
    public TensorType outputType() {
        return inputType.withShape(enlarged(inputType.shape(), depth, height, width));
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
        return visitor.visitUpsample(this);
    }
}
