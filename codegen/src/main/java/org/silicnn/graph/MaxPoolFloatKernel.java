package org.silicnn.graph;

import java.util.Arrays;
import java.util.List;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** Largest value under a window, channel by channel. A window over nothing but padding gives minus infinity. */
final class MaxPoolFloatKernel implements FloatKernel {
    private final Taps taps;
    private final Shape output;

    MaxPoolFloatKernel(Window window, Shape input, Shape output) {
        this.taps = new Taps(window, input, output);
        this.output = output;
    }

    @Override
    public float[] run(List<float[]> inputs) {
        float[] input = inputs.get(0);
        float[] result = new float[output.elements()];
        Arrays.fill(result, Float.NEGATIVE_INFINITY);
        int[] cells = new int[taps.count()];
        int channels = output.channels();
        for (int position = 0; position < result.length / channels; position++) {
            taps.find(position, cells);
            for (int cell : cells) {
                for (int c = 0; cell != Taps.PADDING && c < channels; c++) {
                    int at = position * channels + c;
                    result[at] = Math.max(result[at], input[cell + c]);
                }
            }
        }
        return result;
    }
}
