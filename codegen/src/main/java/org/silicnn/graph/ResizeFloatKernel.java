package org.silicnn.graph;

import java.util.Arrays;
import java.util.List;
import org.silicnn.ir.Shape;

/** Resampling along depth, height and width in one sum. */
final class ResizeFloatKernel implements FloatKernel {
    private final Op.Resize op;
    private final Shape input;
    private final Shape output;

    ResizeFloatKernel(Op.Resize op, Shape input, Shape output) {
        this.op = op;
        this.input = input;
        this.output = output;
    }

    @Override
    public float[] run(List<float[]> inputs) {
        float[] result = new float[output.elements()];
        double[] sums = new double[output.channels()];
        int at = 0;
        for (int z = 0; z < output.depth(); z++) {
            for (int y = 0; y < output.height(); y++) {
                for (int x = 0; x < output.width(); x++) {
                    Arrays.fill(sums, 0);
                    add(inputs.get(0), z, y, x, sums);
                    for (double sum : sums) {
                        result[at++] = (float) sum;
                    }
                }
            }
        }
        return result;
    }

    private void add(float[] values, int z, int y, int x, double[] sums) {
        for (int k = z * op.depth().taps(); k < (z + 1) * op.depth().taps(); k++) {
            for (int j = y * op.height().taps(); j < (y + 1) * op.height().taps(); j++) {
                for (int i = x * op.width().taps(); i < (x + 1) * op.width().taps(); i++) {
                    double weight = (double) op.depth().weights()[k]
                            * op.height().weights()[j]
                            * op.width().weights()[i];
                    int from = input.index(
                            op.depth().cells()[k],
                            op.height().cells()[j],
                            op.width().cells()[i],
                            0);
                    for (int c = 0; c < sums.length; c++) {
                        sums[c] += weight * values[from + c];
                    }
                }
            }
        }
    }
}
