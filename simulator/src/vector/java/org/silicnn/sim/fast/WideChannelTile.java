package org.silicnn.sim.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Six places by four vectors of output channels: 24 sums, four weights and an input in 32 registers.
 *
 * <p>One method, however long: see {@link LargeTile}.
 */
final class WideChannelTile implements ChannelTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int ROW = 4 * WIDTH;

    @Override
    public int places() {
        return 6;
    }

    @Override
    public int vectors() {
        return 4;
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
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector a1 = FloatVector.fromArray(SPECIES, sums, at + WIDTH);
        FloatVector a2 = FloatVector.fromArray(SPECIES, sums, at + 2 * WIDTH);
        FloatVector a3 = FloatVector.fromArray(SPECIES, sums, at + 3 * WIDTH);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, at + ROW);
        FloatVector b1 = FloatVector.fromArray(SPECIES, sums, at + ROW + WIDTH);
        FloatVector b2 = FloatVector.fromArray(SPECIES, sums, at + ROW + 2 * WIDTH);
        FloatVector b3 = FloatVector.fromArray(SPECIES, sums, at + ROW + 3 * WIDTH);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sums, at + 2 * ROW);
        FloatVector c1 = FloatVector.fromArray(SPECIES, sums, at + 2 * ROW + WIDTH);
        FloatVector c2 = FloatVector.fromArray(SPECIES, sums, at + 2 * ROW + 2 * WIDTH);
        FloatVector c3 = FloatVector.fromArray(SPECIES, sums, at + 2 * ROW + 3 * WIDTH);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sums, at + 3 * ROW);
        FloatVector d1 = FloatVector.fromArray(SPECIES, sums, at + 3 * ROW + WIDTH);
        FloatVector d2 = FloatVector.fromArray(SPECIES, sums, at + 3 * ROW + 2 * WIDTH);
        FloatVector d3 = FloatVector.fromArray(SPECIES, sums, at + 3 * ROW + 3 * WIDTH);
        FloatVector e0 = FloatVector.fromArray(SPECIES, sums, at + 4 * ROW);
        FloatVector e1 = FloatVector.fromArray(SPECIES, sums, at + 4 * ROW + WIDTH);
        FloatVector e2 = FloatVector.fromArray(SPECIES, sums, at + 4 * ROW + 2 * WIDTH);
        FloatVector e3 = FloatVector.fromArray(SPECIES, sums, at + 4 * ROW + 3 * WIDTH);
        FloatVector f0 = FloatVector.fromArray(SPECIES, sums, at + 5 * ROW);
        FloatVector f1 = FloatVector.fromArray(SPECIES, sums, at + 5 * ROW + WIDTH);
        FloatVector f2 = FloatVector.fromArray(SPECIES, sums, at + 5 * ROW + 2 * WIDTH);
        FloatVector f3 = FloatVector.fromArray(SPECIES, sums, at + 5 * ROW + 3 * WIDTH);
        for (int k = 0; k < length; k++) {
            int weight = firstWeight + k * ROW;
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weight);
            FloatVector w1 = FloatVector.fromArray(SPECIES, weights, weight + WIDTH);
            FloatVector w2 = FloatVector.fromArray(SPECIES, weights, weight + 2 * WIDTH);
            FloatVector w3 = FloatVector.fromArray(SPECIES, weights, weight + 3 * WIDTH);
            FloatVector x0 = FloatVector.broadcast(SPECIES, in[start0 + k]);
            a0 = w0.fma(x0, a0);
            a1 = w1.fma(x0, a1);
            a2 = w2.fma(x0, a2);
            a3 = w3.fma(x0, a3);
            FloatVector x1 = FloatVector.broadcast(SPECIES, in[start1 + k]);
            b0 = w0.fma(x1, b0);
            b1 = w1.fma(x1, b1);
            b2 = w2.fma(x1, b2);
            b3 = w3.fma(x1, b3);
            FloatVector x2 = FloatVector.broadcast(SPECIES, in[start2 + k]);
            c0 = w0.fma(x2, c0);
            c1 = w1.fma(x2, c1);
            c2 = w2.fma(x2, c2);
            c3 = w3.fma(x2, c3);
            FloatVector x3 = FloatVector.broadcast(SPECIES, in[start3 + k]);
            d0 = w0.fma(x3, d0);
            d1 = w1.fma(x3, d1);
            d2 = w2.fma(x3, d2);
            d3 = w3.fma(x3, d3);
            FloatVector x4 = FloatVector.broadcast(SPECIES, in[start4 + k]);
            e0 = w0.fma(x4, e0);
            e1 = w1.fma(x4, e1);
            e2 = w2.fma(x4, e2);
            e3 = w3.fma(x4, e3);
            FloatVector x5 = FloatVector.broadcast(SPECIES, in[start5 + k]);
            f0 = w0.fma(x5, f0);
            f1 = w1.fma(x5, f1);
            f2 = w2.fma(x5, f2);
            f3 = w3.fma(x5, f3);
        }
        a0.intoArray(sums, at);
        a1.intoArray(sums, at + WIDTH);
        a2.intoArray(sums, at + 2 * WIDTH);
        a3.intoArray(sums, at + 3 * WIDTH);
        b0.intoArray(sums, at + ROW);
        b1.intoArray(sums, at + ROW + WIDTH);
        b2.intoArray(sums, at + ROW + 2 * WIDTH);
        b3.intoArray(sums, at + ROW + 3 * WIDTH);
        c0.intoArray(sums, at + 2 * ROW);
        c1.intoArray(sums, at + 2 * ROW + WIDTH);
        c2.intoArray(sums, at + 2 * ROW + 2 * WIDTH);
        c3.intoArray(sums, at + 2 * ROW + 3 * WIDTH);
        d0.intoArray(sums, at + 3 * ROW);
        d1.intoArray(sums, at + 3 * ROW + WIDTH);
        d2.intoArray(sums, at + 3 * ROW + 2 * WIDTH);
        d3.intoArray(sums, at + 3 * ROW + 3 * WIDTH);
        e0.intoArray(sums, at + 4 * ROW);
        e1.intoArray(sums, at + 4 * ROW + WIDTH);
        e2.intoArray(sums, at + 4 * ROW + 2 * WIDTH);
        e3.intoArray(sums, at + 4 * ROW + 3 * WIDTH);
        f0.intoArray(sums, at + 5 * ROW);
        f1.intoArray(sums, at + 5 * ROW + WIDTH);
        f2.intoArray(sums, at + 5 * ROW + 2 * WIDTH);
        f3.intoArray(sums, at + 5 * ROW + 3 * WIDTH);
    }
}
