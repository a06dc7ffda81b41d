package org.silicnn.ir;

import java.util.List;

/**
 * The largest value under a window, channel by channel. Cells in the padding don't take part, so every window position
 * must cover at least one real cell.
 */
public record MaxPool(String name, String input, TensorType inputType, Window window) implements Layer {

    /** @throws InvalidNetworkException if the window doesn't fit or can lie in padding alone */
    public MaxPool {
        window.requireCells(inputType.shape());
    }

    /** Whether the one window position covers every cell of the input once. */
    public boolean isGlobal() {
        return window.isGlobal(inputType.shape());
    }

    @Override
    public TensorType outputType() {
        return inputType.withShape(
                window.output(inputType.shape(), inputType.shape().channels()));
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
        return visitor.visitMaxPool(this);
    }
}
