package org.silicnn.sim.fast;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ChannelLoops#eightPlacesOfNineTaps}: nine weights serve eight places, whose cells overlap.
 *
 * <p>One method, however long: see {@link LargeTile}.
 */
final class NineTapsTwoRows {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();

    private NineTapsTwoRows() {}

    static void apply(
            float[] in,
            int[] rows,
            int column,
            DepthwiseTerms terms,
            int first,
            int vector,
            int vectors,
            float[] out,
            int outAt,
            int step,
            int outRow) {
        float[] weights = terms.weights();
        float[] start = terms.steps().start();
        float[] scale = terms.steps().scale();
        int firstWeight = vector * 9 * WIDTH;
        int low = IncubatorChannelLoops.bits(terms.steps().least());
        int high = IncubatorChannelLoops.bits(terms.steps().most());
        int upper = outAt + first;
        int lower = upper + outRow;
        int row0 = rows[0] + first;
        int row1 = rows[1] + first;
        int row2 = rows[2] + first;
        int row3 = rows[3] + first;
        for (int v = 0; v < vectors; v++) {
            int at = v * WIDTH;
            int weight = firstWeight + v * 9 * WIDTH;
            FloatVector a = FloatVector.fromArray(SPECIES, start, first + at);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            FloatVector e = a;
            FloatVector f = a;
            FloatVector g = a;
            FloatVector h = a;
            FloatVector w0 = FloatVector.fromArray(SPECIES, weights, weight);
            FloatVector w1 = FloatVector.fromArray(SPECIES, weights, weight + WIDTH);
            FloatVector w2 = FloatVector.fromArray(SPECIES, weights, weight + 2 * WIDTH);
            FloatVector w3 = FloatVector.fromArray(SPECIES, weights, weight + 3 * WIDTH);
            FloatVector w4 = FloatVector.fromArray(SPECIES, weights, weight + 4 * WIDTH);
            FloatVector w5 = FloatVector.fromArray(SPECIES, weights, weight + 5 * WIDTH);
            FloatVector w6 = FloatVector.fromArray(SPECIES, weights, weight + 6 * WIDTH);
            FloatVector w7 = FloatVector.fromArray(SPECIES, weights, weight + 7 * WIDTH);
            FloatVector w8 = FloatVector.fromArray(SPECIES, weights, weight + 8 * WIDTH);
            FloatVector x00 = FloatVector.fromArray(SPECIES, in, row0 + at);
            a = x00.fma(w0, a);
            FloatVector x01 = FloatVector.fromArray(SPECIES, in, row0 + at + column);
            b = x01.fma(w0, b);
            a = x01.fma(w1, a);
            FloatVector x02 = FloatVector.fromArray(SPECIES, in, row0 + at + 2 * column);
            c = x02.fma(w0, c);
            b = x02.fma(w1, b);
            a = x02.fma(w2, a);
            FloatVector x03 = FloatVector.fromArray(SPECIES, in, row0 + at + 3 * column);
            d = x03.fma(w0, d);
            c = x03.fma(w1, c);
            b = x03.fma(w2, b);
            FloatVector x04 = FloatVector.fromArray(SPECIES, in, row0 + at + 4 * column);
            d = x04.fma(w1, d);
            c = x04.fma(w2, c);
            FloatVector x05 = FloatVector.fromArray(SPECIES, in, row0 + at + 5 * column);
            d = x05.fma(w2, d);
            FloatVector x10 = FloatVector.fromArray(SPECIES, in, row1 + at);
            a = x10.fma(w3, a);
            e = x10.fma(w0, e);
            FloatVector x11 = FloatVector.fromArray(SPECIES, in, row1 + at + column);
            b = x11.fma(w3, b);
            a = x11.fma(w4, a);
            f = x11.fma(w0, f);
            e = x11.fma(w1, e);
            FloatVector x12 = FloatVector.fromArray(SPECIES, in, row1 + at + 2 * column);
            c = x12.fma(w3, c);
            b = x12.fma(w4, b);
            a = x12.fma(w5, a);
            g = x12.fma(w0, g);
            f = x12.fma(w1, f);
            e = x12.fma(w2, e);
            FloatVector x13 = FloatVector.fromArray(SPECIES, in, row1 + at + 3 * column);
            d = x13.fma(w3, d);
            c = x13.fma(w4, c);
            b = x13.fma(w5, b);
            h = x13.fma(w0, h);
            g = x13.fma(w1, g);
            f = x13.fma(w2, f);
            FloatVector x14 = FloatVector.fromArray(SPECIES, in, row1 + at + 4 * column);
            d = x14.fma(w4, d);
            c = x14.fma(w5, c);
            h = x14.fma(w1, h);
            g = x14.fma(w2, g);
            FloatVector x15 = FloatVector.fromArray(SPECIES, in, row1 + at + 5 * column);
            d = x15.fma(w5, d);
            h = x15.fma(w2, h);
            FloatVector x20 = FloatVector.fromArray(SPECIES, in, row2 + at);
            a = x20.fma(w6, a);
            e = x20.fma(w3, e);
            FloatVector x21 = FloatVector.fromArray(SPECIES, in, row2 + at + column);
            b = x21.fma(w6, b);
            a = x21.fma(w7, a);
            f = x21.fma(w3, f);
            e = x21.fma(w4, e);
            FloatVector x22 = FloatVector.fromArray(SPECIES, in, row2 + at + 2 * column);
            c = x22.fma(w6, c);
            b = x22.fma(w7, b);
            a = x22.fma(w8, a);
            g = x22.fma(w3, g);
            f = x22.fma(w4, f);
            e = x22.fma(w5, e);
            FloatVector x23 = FloatVector.fromArray(SPECIES, in, row2 + at + 3 * column);
            d = x23.fma(w6, d);
            c = x23.fma(w7, c);
            b = x23.fma(w8, b);
            h = x23.fma(w3, h);
            g = x23.fma(w4, g);
            f = x23.fma(w5, f);
            FloatVector x24 = FloatVector.fromArray(SPECIES, in, row2 + at + 4 * column);
            d = x24.fma(w7, d);
            c = x24.fma(w8, c);
            h = x24.fma(w4, h);
            g = x24.fma(w5, g);
            FloatVector x25 = FloatVector.fromArray(SPECIES, in, row2 + at + 5 * column);
            d = x25.fma(w8, d);
            h = x25.fma(w5, h);
            FloatVector x30 = FloatVector.fromArray(SPECIES, in, row3 + at);
            e = x30.fma(w6, e);
            FloatVector x31 = FloatVector.fromArray(SPECIES, in, row3 + at + column);
            f = x31.fma(w6, f);
            e = x31.fma(w7, e);
            FloatVector x32 = FloatVector.fromArray(SPECIES, in, row3 + at + 2 * column);
            g = x32.fma(w6, g);
            f = x32.fma(w7, f);
            e = x32.fma(w8, e);
            FloatVector x33 = FloatVector.fromArray(SPECIES, in, row3 + at + 3 * column);
            h = x33.fma(w6, h);
            g = x33.fma(w7, g);
            f = x33.fma(w8, f);
            FloatVector x34 = FloatVector.fromArray(SPECIES, in, row3 + at + 4 * column);
            h = x34.fma(w7, h);
            g = x34.fma(w8, g);
            FloatVector x35 = FloatVector.fromArray(SPECIES, in, row3 + at + 5 * column);
            h = x35.fma(w8, h);
            FloatVector by = FloatVector.fromArray(SPECIES, scale, first + at);
            a.fma(by, FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS))
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, upper + at);
            b.fma(by, FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS))
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, upper + at + step);
            c.fma(by, FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS))
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, upper + at + 2 * step);
            d.fma(by, FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS))
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, upper + at + 3 * step);
            e.fma(by, FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS))
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, lower + at);
            f.fma(by, FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS))
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, lower + at + step);
            g.fma(by, FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS))
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, lower + at + 2 * step);
            h.fma(by, FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS))
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, lower + at + 3 * step);
        }
    }
}
