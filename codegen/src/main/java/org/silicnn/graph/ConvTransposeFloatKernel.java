package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/** A convolution the other way round: the taps of an input position are places in the output. */
final class ConvTransposeFloatKernel implements FloatKernel {
    private final Op.ConvTranspose op;
    private final Taps taps;
    private final Shape input;
    private final Shape output;

    ConvTransposeFloatKernel(Op.ConvTranspose op, Shape input, Shape output) {
        this.op = op;
        this.taps = new Taps(op.window(), output, input);
        this.input = input;
        this.output = output;
    }

    @Override
    public float[] run(List<float[]> inputs) {
        int outputs = output.channels();
        double[] sums = new double[output.elements()];
        int[] cells = new int[taps.count()];
        for (int position = 0; position < input.elements() / input.channels(); position++) {
            taps.find(position, cells);
            for (int tap = 0; tap < cells.length; tap++) {
                for (int o = 0; cells[tap] != Taps.PADDING && o < outputs; o++) {
                    sums[cells[tap] + o] += product(inputs.get(0), position, tap, o);
                }
            }
        }
        float[] result = new float[sums.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = (float) (sums[i] + op.bias()[i % outputs]);
        }
        return result;
    }

    private double product(float[] values, int position, int tap, int outputChannel) {
        int perGroup = input.channels() / op.groups();
        int group = outputChannel / (output.channels() / op.groups());
        int from = position * input.channels() + group * perGroup;
        int weight = (outputChannel * taps.count() + tap) * perGroup;
        double sum = 0;
        for (int c = 0; c < perGroup; c++) {
            sum += (double) values[from + c] * op.weights()[weight + c];
        }
        return sum;
    }
}
