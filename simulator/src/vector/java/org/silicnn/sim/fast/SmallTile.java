package org.silicnn.sim.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Six output channels by two vectors: 12 sums, two inputs and a weight in 16 registers.
 *
 * <p>One method, however long: vectors that cross a call or are carried through nested loops are put on the heap, on JDK
 * 17 always, and that is fifty times slower. So there are 12 variables and a single counted loop.
 */
final class SmallTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private SmallTile() {}

    /** See {@link VectorLoops#multiply}. */
    static void multiply(
            float[] sums,
            int at,
            float[] in,
            int[] starts,
            int[] offsets,
            int from,
            int to,
            float[] weights,
            int firstWeight) {
        int start0 = starts[0];
        int start1 = starts[1];
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, at + WIDTH);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, at + 2 * WIDTH);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sums, at + 3 * WIDTH);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sums, at + 4 * WIDTH);
        FloatVector c1 = FloatVector.fromArray(SPECIES, sums, at + 5 * WIDTH);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sums, at + 6 * WIDTH);
        FloatVector d1 = FloatVector.fromArray(SPECIES, sums, at + 7 * WIDTH);
        FloatVector e0 = FloatVector.fromArray(SPECIES, sums, at + 8 * WIDTH);
        FloatVector e1 = FloatVector.fromArray(SPECIES, sums, at + 9 * WIDTH);
        FloatVector f0 = FloatVector.fromArray(SPECIES, sums, at + 10 * WIDTH);
        FloatVector f1 = FloatVector.fromArray(SPECIES, sums, at + 11 * WIDTH);
        for (int k = from; k < to; k++) {
            int offset = offsets[k];
            int weight = firstWeight + k * 6;
            FloatVector x0 = FloatVector.fromArray(SPECIES, in, start0 + offset);
            FloatVector x1 = FloatVector.fromArray(SPECIES, in, start1 + offset);
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weight]);
            a0 = x0.fma(w0, a0);
            a1 = x1.fma(w0, a1);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weight + 1]);
            b0 = x0.fma(w1, b0);
            b1 = x1.fma(w1, b1);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[weight + 2]);
            c0 = x0.fma(w2, c0);
            c1 = x1.fma(w2, c1);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weights[weight + 3]);
            d0 = x0.fma(w3, d0);
            d1 = x1.fma(w3, d1);
            FloatVector w4 = FloatVector.broadcast(SPECIES, weights[weight + 4]);
            e0 = x0.fma(w4, e0);
            e1 = x1.fma(w4, e1);
            FloatVector w5 = FloatVector.broadcast(SPECIES, weights[weight + 5]);
            f0 = x0.fma(w5, f0);
            f1 = x1.fma(w5, f1);
        }
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + WIDTH);
        b0.intoArray(sums, at + 2 * WIDTH);
        b1.intoArray(sums, at + 3 * WIDTH);
        c0.intoArray(sums, at + 4 * WIDTH);
        c1.intoArray(sums, at + 5 * WIDTH);
        d0.intoArray(sums, at + 6 * WIDTH);
        d1.intoArray(sums, at + 7 * WIDTH);
        e0.intoArray(sums, at + 8 * WIDTH);
        e1.intoArray(sums, at + 9 * WIDTH);
        f0.intoArray(sums, at + 10 * WIDTH);
        f1.intoArray(sums, at + 11 * WIDTH);
    }
}
