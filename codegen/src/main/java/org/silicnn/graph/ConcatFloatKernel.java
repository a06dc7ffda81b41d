package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/** Operands one behind the other along an axis. */
final class ConcatFloatKernel implements FloatKernel {
    private final int[] runs;
    private final int elements;

    ConcatFloatKernel(Axis axis, List<Shape> inputs, Shape output) {
        this.elements = output.elements();
        this.runs = inputs.stream().mapToInt(input -> run(axis, input)).toArray();
    }

    /** Elements that stay neighbours: all behind the axis, for each step along it. */
    private static int run(Axis axis, Shape input) {
        int run = 1;
        for (Axis each : Axis.values()) {
            run *= each.position() < axis.position() ? 1 : each.of(input);
        }
        return run;
    }

    @Override
    public float[] run(List<float[]> inputs) {
        float[] output = new float[elements];
        int[] next = new int[runs.length];
        for (int at = 0; at < elements; ) {
            for (int i = 0; i < runs.length; i++) {
                System.arraycopy(inputs.get(i), next[i], output, at, runs[i]);
                next[i] += runs[i];
                at += runs[i];
            }
        }
        return output;
    }
}
