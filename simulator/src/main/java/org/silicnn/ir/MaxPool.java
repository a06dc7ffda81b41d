package org.silicnn.ir;

import java.util.List;

/**
 * The largest value under a window, channel by channel. Cells in the padding don't take part, so every window position
 * must cover at least one real cell.
 */
public record MaxPool(String name, String input, TensorType inputType, Window window) implements Layer {

    /** @throws InvalidNetworkException if the window doesn't fit or can lie in padding alone */
    public MaxPool {
        requireCells(window.depth(), inputType.shape().depth());
        requireCells(window.height(), inputType.shape().height());
        requireCells(window.width(), inputType.shape().width());
    }

    private static void requireCells(Window.Axis axis, int extent) {
        for (int output = 0; output < axis.outputs(extent); output++) {
            if (!axis.covers(output, extent)) {
                throw new InvalidNetworkException(
                        "every window must cover a real cell, but position " + output + " lies in the padding");
            }
        }
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
