package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/** Elements taken from other places, which are worked out once. */
final class GatherFloatKernel implements FloatKernel {
    private static final int AXES = Axis.values().length;

    /** For each output element the input's, or {@link PadMode#FILLED}. */
    private final int[] from;

    private final float filling;

    private GatherFloatKernel(int[] from, float filling) {
        this.from = from;
        this.filling = filling;
    }

    static GatherFloatKernel transpose(Op.Transpose op) {
        return new GatherFloatKernel(Permutation.of(op), 0);
    }

    static GatherFloatKernel slice(Op.Slice op, Shape input) {
        int[][] sources = new int[AXES][];
        for (Axis axis : Axis.values()) {
            int[] source = new int[axis.of(op.shape())];
            for (int i = 0; i < source.length; i++) {
                source[i] = axis.of(op.start()) + i * axis.of(op.step());
            }
            sources[axis.position()] = source;
        }
        return new GatherFloatKernel(places(input, sources), 0);
    }

    static GatherFloatKernel pad(Op.Pad op, Shape input, Shape output) {
        int[][] sources = new int[AXES][];
        for (Axis axis : Axis.values()) {
            int[] source = new int[axis.of(output)];
            for (int i = 0; i < source.length; i++) {
                source[i] = op.mode().source(i - axis.of(op.before()), axis.of(input));
            }
            sources[axis.position()] = source;
        }
        return new GatherFloatKernel(places(input, sources), op.value());
    }

    /**
     * @param sources for each axis of the output the index on the same axis of the input, or
     *     {@link PadMode#FILLED}
     */
    private static int[] places(Shape input, int[][] sources) {
        int[] places = {0};
        for (Axis axis : Axis.values()) {
            int[] source = sources[axis.position()];
            int[] longer = new int[places.length * source.length];
            for (int i = 0; i < longer.length; i++) {
                int outer = places[i / source.length];
                int inner = source[i % source.length];
                boolean filled = outer == PadMode.FILLED || inner == PadMode.FILLED;
                longer[i] = filled ? PadMode.FILLED : outer * axis.of(input) + inner;
            }
            places = longer;
        }
        return places;
    }

    @Override
    public float[] run(List<float[]> inputs) {
        float[] input = inputs.get(0);
        float[] output = new float[from.length];
        for (int i = 0; i < output.length; i++) {
            output[i] = from[i] == PadMode.FILLED ? filling : input[from[i]];
        }
        return output;
    }
}
