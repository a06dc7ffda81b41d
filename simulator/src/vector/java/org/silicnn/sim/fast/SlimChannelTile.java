package org.silicnn.sim.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Twenty-four places by one vector of output channels: 24 sums, a weight and an input in 32 registers.
 *
 * <p>One method, however long: see {@link LargeTile}.
 */
final class SlimChannelTile implements ChannelTile {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    private static final int ROW = WIDTH;

    @Override
    public int places() {
        return 24;
    }

    @Override
    public int vectors() {
        return 1;
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
        int start12 = starts[first + 12] + offset;
        int start13 = starts[first + 13] + offset;
        int start14 = starts[first + 14] + offset;
        int start15 = starts[first + 15] + offset;
        int start16 = starts[first + 16] + offset;
        int start17 = starts[first + 17] + offset;
        int start18 = starts[first + 18] + offset;
        int start19 = starts[first + 19] + offset;
        int start20 = starts[first + 20] + offset;
        int start21 = starts[first + 21] + offset;
        int start22 = starts[first + 22] + offset;
        int start23 = starts[first + 23] + offset;
        FloatVector a0 = FloatVector.fromArray(SPECIES, sums, at);
        FloatVector b0 = FloatVector.fromArray(SPECIES, sums, at + ROW);
        FloatVector c0 = FloatVector.fromArray(SPECIES, sums, at + 2 * ROW);
        FloatVector d0 = FloatVector.fromArray(SPECIES, sums, at + 3 * ROW);
        FloatVector e0 = FloatVector.fromArray(SPECIES, sums, at + 4 * ROW);
        FloatVector f0 = FloatVector.fromArray(SPECIES, sums, at + 5 * ROW);
        FloatVector g0 = FloatVector.fromArray(SPECIES, sums, at + 6 * ROW);
        FloatVector h0 = FloatVector.fromArray(SPECIES, sums, at + 7 * ROW);
        FloatVector i0 = FloatVector.fromArray(SPECIES, sums, at + 8 * ROW);
        FloatVector j0 = FloatVector.fromArray(SPECIES, sums, at + 9 * ROW);
        FloatVector l0 = FloatVector.fromArray(SPECIES, sums, at + 10 * ROW);
        FloatVector m0 = FloatVector.fromArray(SPECIES, sums, at + 11 * ROW);
        FloatVector n0 = FloatVector.fromArray(SPECIES, sums, at + 12 * ROW);
        FloatVector o0 = FloatVector.fromArray(SPECIES, sums, at + 13 * ROW);
        FloatVector p0 = FloatVector.fromArray(SPECIES, sums, at + 14 * ROW);
        FloatVector q0 = FloatVector.fromArray(SPECIES, sums, at + 15 * ROW);
        FloatVector r0 = FloatVector.fromArray(SPECIES, sums, at + 16 * ROW);
        FloatVector s0 = FloatVector.fromArray(SPECIES, sums, at + 17 * ROW);
        FloatVector t0 = FloatVector.fromArray(SPECIES, sums, at + 18 * ROW);
        FloatVector u0 = FloatVector.fromArray(SPECIES, sums, at + 19 * ROW);
        FloatVector v0 = FloatVector.fromArray(SPECIES, sums, at + 20 * ROW);
        FloatVector y0 = FloatVector.fromArray(SPECIES, sums, at + 21 * ROW);
        FloatVector z0 = FloatVector.fromArray(SPECIES, sums, at + 22 * ROW);
        FloatVector o20 = FloatVector.fromArray(SPECIES, sums, at + 23 * ROW);
        for (int k = 0; k < length; k++) {
            int weight = firstWeight + k * ROW;
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weight);
            FloatVector x0 = FloatVector.broadcast(SPECIES, in[start0 + k]);
            a0 = w0.fma(x0, a0);
            FloatVector x1 = FloatVector.broadcast(SPECIES, in[start1 + k]);
            b0 = w0.fma(x1, b0);
            FloatVector x2 = FloatVector.broadcast(SPECIES, in[start2 + k]);
            c0 = w0.fma(x2, c0);
            FloatVector x3 = FloatVector.broadcast(SPECIES, in[start3 + k]);
            d0 = w0.fma(x3, d0);
            FloatVector x4 = FloatVector.broadcast(SPECIES, in[start4 + k]);
            e0 = w0.fma(x4, e0);
            FloatVector x5 = FloatVector.broadcast(SPECIES, in[start5 + k]);
            f0 = w0.fma(x5, f0);
            FloatVector x6 = FloatVector.broadcast(SPECIES, in[start6 + k]);
            g0 = w0.fma(x6, g0);
            FloatVector x7 = FloatVector.broadcast(SPECIES, in[start7 + k]);
            h0 = w0.fma(x7, h0);
            FloatVector x8 = FloatVector.broadcast(SPECIES, in[start8 + k]);
            i0 = w0.fma(x8, i0);
            FloatVector x9 = FloatVector.broadcast(SPECIES, in[start9 + k]);
            j0 = w0.fma(x9, j0);
            FloatVector x10 = FloatVector.broadcast(SPECIES, in[start10 + k]);
            l0 = w0.fma(x10, l0);
            FloatVector x11 = FloatVector.broadcast(SPECIES, in[start11 + k]);
            m0 = w0.fma(x11, m0);
            FloatVector x12 = FloatVector.broadcast(SPECIES, in[start12 + k]);
            n0 = w0.fma(x12, n0);
            FloatVector x13 = FloatVector.broadcast(SPECIES, in[start13 + k]);
            o0 = w0.fma(x13, o0);
            FloatVector x14 = FloatVector.broadcast(SPECIES, in[start14 + k]);
            p0 = w0.fma(x14, p0);
            FloatVector x15 = FloatVector.broadcast(SPECIES, in[start15 + k]);
            q0 = w0.fma(x15, q0);
            FloatVector x16 = FloatVector.broadcast(SPECIES, in[start16 + k]);
            r0 = w0.fma(x16, r0);
            FloatVector x17 = FloatVector.broadcast(SPECIES, in[start17 + k]);
            s0 = w0.fma(x17, s0);
            FloatVector x18 = FloatVector.broadcast(SPECIES, in[start18 + k]);
            t0 = w0.fma(x18, t0);
            FloatVector x19 = FloatVector.broadcast(SPECIES, in[start19 + k]);
            u0 = w0.fma(x19, u0);
            FloatVector x20 = FloatVector.broadcast(SPECIES, in[start20 + k]);
            v0 = w0.fma(x20, v0);
            FloatVector x21 = FloatVector.broadcast(SPECIES, in[start21 + k]);
            y0 = w0.fma(x21, y0);
            FloatVector x22 = FloatVector.broadcast(SPECIES, in[start22 + k]);
            z0 = w0.fma(x22, z0);
            FloatVector x23 = FloatVector.broadcast(SPECIES, in[start23 + k]);
            o20 = w0.fma(x23, o20);
        }
        a0.intoArray(sums, at);
        b0.intoArray(sums, at + ROW);
        c0.intoArray(sums, at + 2 * ROW);
        d0.intoArray(sums, at + 3 * ROW);
        e0.intoArray(sums, at + 4 * ROW);
        f0.intoArray(sums, at + 5 * ROW);
        g0.intoArray(sums, at + 6 * ROW);
        h0.intoArray(sums, at + 7 * ROW);
        i0.intoArray(sums, at + 8 * ROW);
        j0.intoArray(sums, at + 9 * ROW);
        l0.intoArray(sums, at + 10 * ROW);
        m0.intoArray(sums, at + 11 * ROW);
        n0.intoArray(sums, at + 12 * ROW);
        o0.intoArray(sums, at + 13 * ROW);
        p0.intoArray(sums, at + 14 * ROW);
        q0.intoArray(sums, at + 15 * ROW);
        r0.intoArray(sums, at + 16 * ROW);
        s0.intoArray(sums, at + 17 * ROW);
        t0.intoArray(sums, at + 18 * ROW);
        u0.intoArray(sums, at + 19 * ROW);
        v0.intoArray(sums, at + 20 * ROW);
        y0.intoArray(sums, at + 21 * ROW);
        z0.intoArray(sums, at + 22 * ROW);
        o20.intoArray(sums, at + 23 * ROW);
    }
}
