package org.silicnn.sim.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Twelve places by two vectors of output channels: 24 sums, two weights and an input in 32 registers.
 *
 * <p>One method, however long: see {@link LargeTile}.
 */
final class NarrowChannelTile implements ChannelTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int ROW = 2 * WIDTH;

    @Override
    public int places() {
        return 12;
    }

    @Override
    public int vectors() {
        return 2;
    }

    @Override
    public void multiply(
            float[] sums,
            int at,
            float[] in,
            int[] starts,
            int first,
            int offset,
            int length,
            float[] weights,
            int firstWeight) {
        int start0 = starts[first] + offset;
        int start1 = starts[first + 1] + offset;
        int start2 = starts[first + 2] + offset;
        int start3 = starts[first + 3] + offset;
        int start4 = starts[first + 4] + offset;
        int start5 = starts[first + 5] + offset;
        int start6 = starts[first + 6] + offset;
        int start7 = starts[first + 7] + offset;
        int start8 = starts[first + 8] + offset;
        int start9 = starts[first + 9] + offset;
        int start10 = starts[first + 10] + offset;
        int start11 = starts[first + 11] + offset;
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, at + WIDTH);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, at + ROW);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sums, at + ROW + WIDTH);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sums, at + 2 * ROW);
        FloatVector c1 = FloatVector.fromArray(SPECIES, sums, at + 2 * ROW + WIDTH);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sums, at + 3 * ROW);
        FloatVector d1 = FloatVector.fromArray(SPECIES, sums, at + 3 * ROW + WIDTH);
        FloatVector e0 = FloatVector.fromArray(SPECIES, sums, at + 4 * ROW);
        FloatVector e1 = FloatVector.fromArray(SPECIES, sums, at + 4 * ROW + WIDTH);
        FloatVector f0 = FloatVector.fromArray(SPECIES, sums, at + 5 * ROW);
        FloatVector f1 = FloatVector.fromArray(SPECIES, sums, at + 5 * ROW + WIDTH);
        FloatVector g0 = FloatVector.fromArray(SPECIES, sums, at + 6 * ROW);
        FloatVector g1 = FloatVector.fromArray(SPECIES, sums, at + 6 * ROW + WIDTH);
        FloatVector h0 = FloatVector.fromArray(SPECIES, sums, at + 7 * ROW);
        FloatVector h1 = FloatVector.fromArray(SPECIES, sums, at + 7 * ROW + WIDTH);
        FloatVector i0 = FloatVector.fromArray(SPECIES, sums, at + 8 * ROW);
        FloatVector i1 = FloatVector.fromArray(SPECIES, sums, at + 8 * ROW + WIDTH);
        FloatVector j0 = FloatVector.fromArray(SPECIES, sums, at + 9 * ROW);
        FloatVector j1 = FloatVector.fromArray(SPECIES, sums, at + 9 * ROW + WIDTH);
        FloatVector l0 = FloatVector.fromArray(SPECIES, sums, at + 10 * ROW);
        FloatVector l1 = FloatVector.fromArray(SPECIES, sums, at + 10 * ROW + WIDTH);
        FloatVector m0 = FloatVector.fromArray(SPECIES, sums, at + 11 * ROW);
        FloatVector m1 = FloatVector.fromArray(SPECIES, sums, at + 11 * ROW + WIDTH);
        for (int k = 0; k < length; k++) {
            int weight = firstWeight + k * ROW;
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weight);
            FloatVector w1 = FloatVector.fromArray(SPECIES, weights, weight + WIDTH);
            FloatVector x0 = FloatVector.broadcast(SPECIES, in[start0 + k]);
            a0 = w0.fma(x0, a0);
            a1 = w1.fma(x0, a1);
            FloatVector x1 = FloatVector.broadcast(SPECIES, in[start1 + k]);
            b0 = w0.fma(x1, b0);
            b1 = w1.fma(x1, b1);
            FloatVector x2 = FloatVector.broadcast(SPECIES, in[start2 + k]);
            c0 = w0.fma(x2, c0);
            c1 = w1.fma(x2, c1);
            FloatVector x3 = FloatVector.broadcast(SPECIES, in[start3 + k]);
            d0 = w0.fma(x3, d0);
            d1 = w1.fma(x3, d1);
            FloatVector x4 = FloatVector.broadcast(SPECIES, in[start4 + k]);
            e0 = w0.fma(x4, e0);
            e1 = w1.fma(x4, e1);
            FloatVector x5 = FloatVector.broadcast(SPECIES, in[start5 + k]);
            f0 = w0.fma(x5, f0);
            f1 = w1.fma(x5, f1);
            FloatVector x6 = FloatVector.broadcast(SPECIES, in[start6 + k]);
            g0 = w0.fma(x6, g0);
            g1 = w1.fma(x6, g1);
            FloatVector x7 = FloatVector.broadcast(SPECIES, in[start7 + k]);
            h0 = w0.fma(x7, h0);
            h1 = w1.fma(x7, h1);
            FloatVector x8 = FloatVector.broadcast(SPECIES, in[start8 + k]);
            i0 = w0.fma(x8, i0);
            i1 = w1.fma(x8, i1);
            FloatVector x9 = FloatVector.broadcast(SPECIES, in[start9 + k]);
            j0 = w0.fma(x9, j0);
            j1 = w1.fma(x9, j1);
            FloatVector x10 = FloatVector.broadcast(SPECIES, in[start10 + k]);
            l0 = w0.fma(x10, l0);
            l1 = w1.fma(x10, l1);
            FloatVector x11 = FloatVector.broadcast(SPECIES, in[start11 + k]);
            m0 = w0.fma(x11, m0);
            m1 = w1.fma(x11, m1);
        }
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + WIDTH);
        b0.intoArray(sums, at + ROW);
        b1.intoArray(sums, at + ROW + WIDTH);
        c0.intoArray(sums, at + 2 * ROW);
        c1.intoArray(sums, at + 2 * ROW + WIDTH);
        d0.intoArray(sums, at + 3 * ROW);
        d1.intoArray(sums, at + 3 * ROW + WIDTH);
        e0.intoArray(sums, at + 4 * ROW);
        e1.intoArray(sums, at + 4 * ROW + WIDTH);
        f0.intoArray(sums, at + 5 * ROW);
        f1.intoArray(sums, at + 5 * ROW + WIDTH);
        g0.intoArray(sums, at + 6 * ROW);
        g1.intoArray(sums, at + 6 * ROW + WIDTH);
        h0.intoArray(sums, at + 7 * ROW);
        h1.intoArray(sums, at + 7 * ROW + WIDTH);
        i0.intoArray(sums, at + 8 * ROW);
        i1.intoArray(sums, at + 8 * ROW + WIDTH);
        j0.intoArray(sums, at + 9 * ROW);
        j1.intoArray(sums, at + 9 * ROW + WIDTH);
        l0.intoArray(sums, at + 10 * ROW);
        l1.intoArray(sums, at + 10 * ROW + WIDTH);
        m0.intoArray(sums, at + 11 * ROW);
        m1.intoArray(sums, at + 11 * ROW + WIDTH);
    }
}
