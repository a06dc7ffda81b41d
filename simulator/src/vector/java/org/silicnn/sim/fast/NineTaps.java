package org.silicnn.sim.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ChannelLoops#nineTaps} and {@link ChannelLoops#addNineTaps}: nine weights stay in registers, two places at a time
 * share their addresses.
 *
 * <p>One method for each, however long: see {@link LargeTile}.
 */
final class NineTaps {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private NineTaps() {}

    /** Places {@code from..to-1}, an even number of them. */
    static void round(
            float[] in,
            int[] starts,
            int tap,
            int step,
            DepthwiseTerms terms,
            int vector,
            int channel,
            float[] sums,
            int sumsAt,
            int sumsStep,
            float[] out,
            int outAt,
            int[] places,
            int from,
            int to) {
        int firstWeight = (vector * terms.taps() + tap) * WIDTH;
        float[] weights = terms.weights();
        FloatVector w0 = FloatVector.fromArray(SPECIES, weights, firstWeight);
        FloatVector w1 = FloatVector.fromArray(SPECIES, weights, firstWeight + WIDTH);
        FloatVector w2 = FloatVector.fromArray(SPECIES, weights, firstWeight + 2 * WIDTH);
        FloatVector w3 = FloatVector.fromArray(SPECIES, weights, firstWeight + 3 * WIDTH);
        FloatVector w4 = FloatVector.fromArray(SPECIES, weights, firstWeight + 4 * WIDTH);
        FloatVector w5 = FloatVector.fromArray(SPECIES, weights, firstWeight + 5 * WIDTH);
        FloatVector w6 = FloatVector.fromArray(SPECIES, weights, firstWeight + 6 * WIDTH);
        FloatVector w7 = FloatVector.fromArray(SPECIES, weights, firstWeight + 7 * WIDTH);
        FloatVector w8 = FloatVector.fromArray(SPECIES, weights, firstWeight + 8 * WIDTH);
        int tap0 = starts[tap];
        int tap1 = starts[tap + 1];
        int tap2 = starts[tap + 2];
        int tap3 = starts[tap + 3];
        int tap4 = starts[tap + 4];
        int tap5 = starts[tap + 5];
        int tap6 = starts[tap + 6];
        int tap7 = starts[tap + 7];
        int tap8 = starts[tap + 8];
        FloatVector scale = FloatVector.fromArray(SPECIES, terms.steps().scale(), channel);
        FloatVector integers = FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS);
        int low = IncubatorChannelLoops.bits(terms.steps().least());
        int high = IncubatorChannelLoops.bits(terms.steps().most());
        for (int p = from; p < to; p += 2) {
            int at = p * step;
            FloatVector a = FloatVector.fromArray(SPECIES, sums, sumsAt + p * sumsStep);
            FloatVector b = FloatVector.fromArray(SPECIES, sums, sumsAt + (p + 1) * sumsStep);
            a = FloatVector.fromArray(SPECIES, in, tap0 + at).fma(w0, a);
            b = FloatVector.fromArray(SPECIES, in, tap0 + at + step).fma(w0, b);
            a = FloatVector.fromArray(SPECIES, in, tap1 + at).fma(w1, a);
            b = FloatVector.fromArray(SPECIES, in, tap1 + at + step).fma(w1, b);
            a = FloatVector.fromArray(SPECIES, in, tap2 + at).fma(w2, a);
            b = FloatVector.fromArray(SPECIES, in, tap2 + at + step).fma(w2, b);
            a = FloatVector.fromArray(SPECIES, in, tap3 + at).fma(w3, a);
            b = FloatVector.fromArray(SPECIES, in, tap3 + at + step).fma(w3, b);
            a = FloatVector.fromArray(SPECIES, in, tap4 + at).fma(w4, a);
            b = FloatVector.fromArray(SPECIES, in, tap4 + at + step).fma(w4, b);
            a = FloatVector.fromArray(SPECIES, in, tap5 + at).fma(w5, a);
            b = FloatVector.fromArray(SPECIES, in, tap5 + at + step).fma(w5, b);
            a = FloatVector.fromArray(SPECIES, in, tap6 + at).fma(w6, a);
            b = FloatVector.fromArray(SPECIES, in, tap6 + at + step).fma(w6, b);
            a = FloatVector.fromArray(SPECIES, in, tap7 + at).fma(w7, a);
            b = FloatVector.fromArray(SPECIES, in, tap7 + at + step).fma(w7, b);
            a = FloatVector.fromArray(SPECIES, in, tap8 + at).fma(w8, a);
            b = FloatVector.fromArray(SPECIES, in, tap8 + at + step).fma(w8, b);
            a.fma(scale, integers)
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, outAt + places[p]);
            b.fma(scale, integers)
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, outAt + places[p + 1]);
        }
    }

    static void add(
            float[] in, int[] starts, int tap, int step, DepthwiseTerms terms, int vector, float[] sums, int count) {
        int firstWeight = (vector * terms.taps() + tap) * WIDTH;
        float[] weights = terms.weights();
        FloatVector w0 = FloatVector.fromArray(SPECIES, weights, firstWeight);
        FloatVector w1 = FloatVector.fromArray(SPECIES, weights, firstWeight + WIDTH);
        FloatVector w2 = FloatVector.fromArray(SPECIES, weights, firstWeight + 2 * WIDTH);
        FloatVector w3 = FloatVector.fromArray(SPECIES, weights, firstWeight + 3 * WIDTH);
        FloatVector w4 = FloatVector.fromArray(SPECIES, weights, firstWeight + 4 * WIDTH);
        FloatVector w5 = FloatVector.fromArray(SPECIES, weights, firstWeight + 5 * WIDTH);
        FloatVector w6 = FloatVector.fromArray(SPECIES, weights, firstWeight + 6 * WIDTH);
        FloatVector w7 = FloatVector.fromArray(SPECIES, weights, firstWeight + 7 * WIDTH);
        FloatVector w8 = FloatVector.fromArray(SPECIES, weights, firstWeight + 8 * WIDTH);
        int tap0 = starts[tap];
        int tap1 = starts[tap + 1];
        int tap2 = starts[tap + 2];
        int tap3 = starts[tap + 3];
        int tap4 = starts[tap + 4];
        int tap5 = starts[tap + 5];
        int tap6 = starts[tap + 6];
        int tap7 = starts[tap + 7];
        int tap8 = starts[tap + 8];
        for (int p = 0; p < count; p++) {
            int at = p * step;
            FloatVector a = FloatVector.fromArray(SPECIES, sums, p * WIDTH);
            a = FloatVector.fromArray(SPECIES, in, tap0 + at).fma(w0, a);
            a = FloatVector.fromArray(SPECIES, in, tap1 + at).fma(w1, a);
            a = FloatVector.fromArray(SPECIES, in, tap2 + at).fma(w2, a);
            a = FloatVector.fromArray(SPECIES, in, tap3 + at).fma(w3, a);
            a = FloatVector.fromArray(SPECIES, in, tap4 + at).fma(w4, a);
            a = FloatVector.fromArray(SPECIES, in, tap5 + at).fma(w5, a);
            a = FloatVector.fromArray(SPECIES, in, tap6 + at).fma(w6, a);
            a = FloatVector.fromArray(SPECIES, in, tap7 + at).fma(w7, a);
            a = FloatVector.fromArray(SPECIES, in, tap8 + at).fma(w8, a);
            a.intoArray(sums, p * WIDTH);
        }
    }
}
