package org.silicnn.sim.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Six output channels by four vectors: 24 sums, four inputs and a weight in 32 registers.
 *
 * <p>One method, however long: vectors that cross a call or are carried through nested loops are put on the heap, on JDK
 * 17 always, and that is fifty times slower. So there are 24 variables and a single counted loop.
 */
final class LargeTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private LargeTile() {}

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
        int start2 = starts[2];
        int start3 = starts[3];
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, at + WIDTH);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sums, at + 2 * WIDTH);
        FloatVector a3 = FloatVector.fromArray(SPECIES, sums, at + 3 * WIDTH);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, at + 4 * WIDTH);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sums, at + 5 * WIDTH);
        FloatVector b2 = FloatVector.fromArray(SPECIES, sums, at + 6 * WIDTH);
        FloatVector b3 = FloatVector.fromArray(SPECIES, sums, at + 7 * WIDTH);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sums, at + 8 * WIDTH);
        FloatVector c1 = FloatVector.fromArray(SPECIES, sums, at + 9 * WIDTH);
        FloatVector c2 = FloatVector.fromArray(SPECIES, sums, at + 10 * WIDTH);
        FloatVector c3 = FloatVector.fromArray(SPECIES, sums, at + 11 * WIDTH);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sums, at + 12 * WIDTH);
        FloatVector d1 = FloatVector.fromArray(SPECIES, sums, at + 13 * WIDTH);
        FloatVector d2 = FloatVector.fromArray(SPECIES, sums, at + 14 * WIDTH);
        FloatVector d3 = FloatVector.fromArray(SPECIES, sums, at + 15 * WIDTH);
        FloatVector e0 = FloatVector.fromArray(SPECIES, sums, at + 16 * WIDTH);
        FloatVector e1 = FloatVector.fromArray(SPECIES, sums, at + 17 * WIDTH);
        FloatVector e2 = FloatVector.fromArray(SPECIES, sums, at + 18 * WIDTH);
        FloatVector e3 = FloatVector.fromArray(SPECIES, sums, at + 19 * WIDTH);
        FloatVector f0 = FloatVector.fromArray(SPECIES, sums, at + 20 * WIDTH);
        FloatVector f1 = FloatVector.fromArray(SPECIES, sums, at + 21 * WIDTH);
        FloatVector f2 = FloatVector.fromArray(SPECIES, sums, at + 22 * WIDTH);
        FloatVector f3 = FloatVector.fromArray(SPECIES, sums, at + 23 * WIDTH);
        for (int k = from; k < to; k++) {
            int offset = offsets[k];
            int weight = firstWeight + k * 6;
            FloatVector x0 = FloatVector.fromArray(SPECIES, in, start0 + offset);
            FloatVector x1 = FloatVector.fromArray(SPECIES, in, start1 + offset);
            FloatVector x2 = FloatVector.fromArray(SPECIES, in, start2 + offset);
            FloatVector x3 = FloatVector.fromArray(SPECIES, in, start3 + offset);
            FloatVector w0 = FloatVector.broadcast(SPECIES, weights[weight]);
            a0 = x0.fma(w0, a0);
            a1 = x1.fma(w0, a1);
            a2 = x2.fma(w0, a2);
            a3 = x3.fma(w0, a3);
            FloatVector w1 = FloatVector.broadcast(SPECIES, weights[weight + 1]);
            b0 = x0.fma(w1, b0);
            b1 = x1.fma(w1, b1);
            b2 = x2.fma(w1, b2);
            b3 = x3.fma(w1, b3);
            FloatVector w2 = FloatVector.broadcast(SPECIES, weights[weight + 2]);
            c0 = x0.fma(w2, c0);
            c1 = x1.fma(w2, c1);
            c2 = x2.fma(w2, c2);
            c3 = x3.fma(w2, c3);
            FloatVector w3 = FloatVector.broadcast(SPECIES, weights[weight + 3]);
            d0 = x0.fma(w3, d0);
            d1 = x1.fma(w3, d1);
            d2 = x2.fma(w3, d2);
            d3 = x3.fma(w3, d3);
            FloatVector w4 = FloatVector.broadcast(SPECIES, weights[weight + 4]);
            e0 = x0.fma(w4, e0);
            e1 = x1.fma(w4, e1);
            e2 = x2.fma(w4, e2);
            e3 = x3.fma(w4, e3);
            FloatVector w5 = FloatVector.broadcast(SPECIES, weights[weight + 5]);
            f0 = x0.fma(w5, f0);
            f1 = x1.fma(w5, f1);
            f2 = x2.fma(w5, f2);
            f3 = x3.fma(w5, f3);
        }
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + WIDTH);
        a2.intoArray(sums, at + 2 * WIDTH);
        a3.intoArray(sums, at + 3 * WIDTH);
        b0.intoArray(sums, at + 4 * WIDTH);
        b1.intoArray(sums, at + 5 * WIDTH);
        b2.intoArray(sums, at + 6 * WIDTH);
        b3.intoArray(sums, at + 7 * WIDTH);
        c0.intoArray(sums, at + 8 * WIDTH);
        c1.intoArray(sums, at + 9 * WIDTH);
        c2.intoArray(sums, at + 10 * WIDTH);
        c3.intoArray(sums, at + 11 * WIDTH);
        d0.intoArray(sums, at + 12 * WIDTH);
        d1.intoArray(sums, at + 13 * WIDTH);
        d2.intoArray(sums, at + 14 * WIDTH);
        d3.intoArray(sums, at + 15 * WIDTH);
        e0.intoArray(sums, at + 16 * WIDTH);
        e1.intoArray(sums, at + 17 * WIDTH);
        e2.intoArray(sums, at + 18 * WIDTH);
        e3.intoArray(sums, at + 19 * WIDTH);
        f0.intoArray(sums, at + 20 * WIDTH);
        f1.intoArray(sums, at + 21 * WIDTH);
        f2.intoArray(sums, at + 22 * WIDTH);
        f3.intoArray(sums, at + 23 * WIDTH);
    }
}
