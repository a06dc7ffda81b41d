package org.silicnn.emit.layer;

import org.silicnn.emit.page.layer.WindowLoops;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/**
 * A window moving over a streamed tensor: what lies under it is sent to the layer that it belongs to, group by group, tap
 * by tap.
 *
 * @param input the tensor under it
 * @param width channels in a word read
 * @param groups parts of a window, sent one behind the other
 * @param blocks words of one part at one tap
 * @param tapsPerWord of a word written; where more than 1, the word read is a whole place
 * @param padding what lies around the input
 */
public record Sliding(
        TurnedWindow window, TensorType input, int width, int groups, int blocks, int tapsPerWord, long padding) {

    /** For a convolution that reads words of so many inputs: some channels of one tap, or all of some taps. */
    public static Sliding of(Conv layer, int inputs) {
        int channels = layer.inputType().shape().channels();
        int width = Math.min(inputs, channels);
        TurnedWindow window = TurnedWindow.of(
                layer.window(), layer.inputType().shape(), layer.outputType().shape());
        boolean depthwise = DepthwiseCode.fits(layer);
        return new Sliding(
                window,
                layer.inputType(),
                width,
                depthwise ? (channels + width - 1) / width : layer.groups(),
                depthwise ? 1 : layer.inputChannelsPerGroup() / width,
                inputs / width,
                layer.inputType().zeroPoint());
    }

    /** For a layer that works on each channel alone. */
    static Sliding of(Window window, TensorType input, Shape output, int width, long padding) {
        return new Sliding(
                TurnedWindow.of(window, input.shape(), output),
                input,
                width,
                input.shape().channels() / width,
                /* blocks= */ 1,
                /* tapsPerWord= */ 1,
                padding);
    }

    /** Whether words of several taps can be sent to a convolution: see {@link TapWindowCode}. */
    static boolean canSendTaps(Conv layer) {
        TurnedWindow window = TurnedWindow.of(
                layer.window(), layer.inputType().shape(), layer.outputType().shape());
        boolean flat = window.columns().kernel() == 1
                && window.input().width() == 1
                && window.output().width() == 1;
        return flat && layer.groups() == 1 && window.lines().dilation() == 1 && ConvCode.needsWindow(layer);
    }

    /** Words of a place of the input. */
    int placeWords() {
        return groups * blocks;
    }

    /** Words of a row. */
    int rowWords() {
        return window.input().height() * window.input().width() * placeWords();
    }

    /** Windows of an output row. */
    int places() {
        return window.output().height() * window.output().width();
    }

    /** Positions under the window. */
    int taps() {
        return window.rows().kernel()
                * window.lines().kernel()
                * window.columns().kernel();
    }

    /** Rows held: those under a window, and those that come in meanwhile. */
    int ring() {
        return window.rows().reach() + window.rows().stride();
    }

    /** Rows that must be in before a row of windows can go out; all of them before the image ends. */
    int rowsNeeded(int outputRow) {
        if (outputRow >= window.output().depth()) {
            return window.input().depth();
        }
        int past = window.rows().cell(outputRow, 0) + window.rows().reach();
        return Math.max(0, Math.min(window.input().depth(), past));
    }

    /** Words that come in while a row of windows goes out. */
    int readsMeanwhile(int outputRow) {
        return (rowsNeeded(outputRow + 1) - rowsNeeded(outputRow)) * rowWords();
    }

    /** The same for the row with the most. */
    int mostReads() {
        int most = 0;
        for (int row = 0; row < window.output().depth(); row++) {
            most = Math.max(most, readsMeanwhile(row));
        }
        return most;
    }

    WindowLoops loops() {
        return new WindowLoops(window.input(), window.output(), window.rows(), window.lines(), window.columns());
    }
}
