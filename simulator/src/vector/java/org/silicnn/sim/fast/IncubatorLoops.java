package org.silicnn.sim.fast;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link VectorLoops} in the JDK's incubating Vector API. */
final class IncubatorLoops implements VectorLoops {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    /** As many bytes as floats. */
    private static final VectorSpecies<Byte> BYTES =
            WIDTH == ByteVector.SPECIES_64.length() ? ByteVector.SPECIES_64 : ByteVector.SPECIES_128;

    /** There are no vectors of as few bytes as of floats. */
    private static final boolean NO_BYTES = BYTES.length() != WIDTH;

    /** Spreads a float's sign over all its bits. */
    private static final int SIGN = Integer.SIZE - 1;
    /** AVX2: the one common instruction set with vectors of eight floats, and with sixteen registers. */
    private static final boolean FEW_REGISTERS = WIDTH == 8;

    private static final ChannelLoops CHANNELS = new IncubatorChannelLoops(FEW_REGISTERS);

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public ChannelLoops channels() {
        return CHANNELS;
    }

    @Override
    public void widen(byte[] from, int at, float[] to, int toAt, int vectors, int flip, float add) {
        for (int i = 0; NO_BYTES && i < vectors * WIDTH; i++) {
            to[toAt + i] = (byte) (from[at + i] ^ flip) + add;
        }
        for (int v = 0; !NO_BYTES && v < vectors; v++) {
            int i = v * WIDTH;
            ByteVector bytes = ByteVector.fromArray(BYTES, from, at + i).lanewise(VectorOperators.XOR, (byte) flip);
            FloatVector floats = (FloatVector) bytes.convertShape(VectorOperators.B2F, SPECIES, 0);
            floats.add(add).intoArray(to, toAt + i);
        }
    }

    @Override
    public void narrow(float[] from, int at, byte[] to, int toAt, int vectors, float integers) {
        for (int i = 0; NO_BYTES && i < vectors * WIDTH; i++) {
            to[toAt + i] = (byte) Float.floatToRawIntBits(from[at + i] + integers);
        }
        for (int v = 0; !NO_BYTES && v < vectors; v++) {
            int i = v * WIDTH;
            IntVector bits =
                    FloatVector.fromArray(SPECIES, from, at + i).add(integers).reinterpretAsInts();
            ((ByteVector) bits.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(to, toAt + i);
        }
    }

    @Override
    public int columns() {
        return FEW_REGISTERS ? 2 : 4;
    }

    @Override
    public void multiply(
            float[] sums,
            int at,
            float[] in,
            int[] starts,
            int[] offsets,
            int from,
            int to,
            float[] weights,
            int firstWeight) {
        if (FEW_REGISTERS) {
            SmallTile.multiply(sums, at, in, starts, offsets, from, to, weights, firstWeight);
        } else {
            LargeTile.multiply(sums, at, in, starts, offsets, from, to, weights, firstWeight);
        }
    }

    @Override
    public void addNineTaps(
            float[] sums, float[] in, int[] starts, int tap, int vectors, float[] weights, int firstWeight) {
        FloatVector weight0 = FloatVector.broadcast(SPECIES, weights[firstWeight]);
        int start0 = starts[tap];
        FloatVector weight1 = FloatVector.broadcast(SPECIES, weights[firstWeight + 1]);
        int start1 = starts[tap + 1];
        FloatVector weight2 = FloatVector.broadcast(SPECIES, weights[firstWeight + 2]);
        int start2 = starts[tap + 2];
        FloatVector weight3 = FloatVector.broadcast(SPECIES, weights[firstWeight + 3]);
        int start3 = starts[tap + 3];
        FloatVector weight4 = FloatVector.broadcast(SPECIES, weights[firstWeight + 4]);
        int start4 = starts[tap + 4];
        FloatVector weight5 = FloatVector.broadcast(SPECIES, weights[firstWeight + 5]);
        int start5 = starts[tap + 5];
        FloatVector weight6 = FloatVector.broadcast(SPECIES, weights[firstWeight + 6]);
        int start6 = starts[tap + 6];
        FloatVector weight7 = FloatVector.broadcast(SPECIES, weights[firstWeight + 7]);
        int start7 = starts[tap + 7];
        FloatVector weight8 = FloatVector.broadcast(SPECIES, weights[firstWeight + 8]);
        int start8 = starts[tap + 8];
        for (int v = 0; v < vectors; v++) {
            int at = v * WIDTH;
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, at);
            sum = FloatVector.fromArray(SPECIES, in, start0 + at).fma(weight0, sum);
            sum = FloatVector.fromArray(SPECIES, in, start1 + at).fma(weight1, sum);
            sum = FloatVector.fromArray(SPECIES, in, start2 + at).fma(weight2, sum);
            sum = FloatVector.fromArray(SPECIES, in, start3 + at).fma(weight3, sum);
            sum = FloatVector.fromArray(SPECIES, in, start4 + at).fma(weight4, sum);
            sum = FloatVector.fromArray(SPECIES, in, start5 + at).fma(weight5, sum);
            sum = FloatVector.fromArray(SPECIES, in, start6 + at).fma(weight6, sum);
            sum = FloatVector.fromArray(SPECIES, in, start7 + at).fma(weight7, sum);
            sum = FloatVector.fromArray(SPECIES, in, start8 + at).fma(weight8, sum);
            sum.intoArray(sums, at);
        }
    }

    @Override
    public void addTap(float[] sums, float[] in, int start, int vectors, float weight) {
        FloatVector by = FloatVector.broadcast(SPECIES, weight);
        for (int v = 0; v < vectors; v++) {
            int at = v * WIDTH;
            FloatVector.fromArray(SPECIES, in, start + at)
                    .fma(by, FloatVector.fromArray(SPECIES, sums, at))
                    .intoArray(sums, at);
        }
    }

    @Override
    public void requantizeRun(float[] sums, int vectors, FloatSteps steps, int channel) {
        float scale = steps.scale()[channel];
        float offset = steps.offset()[channel];
        int negative = Float.floatToRawIntBits(steps.offsetIfNegative()[channel]);
        int low = IncubatorChannelLoops.bits(steps.least());
        int high = IncubatorChannelLoops.bits(steps.most());
        for (int v = 0; v < vectors; v++) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, v * WIDTH);
            FloatVector bySign = sum.reinterpretAsInts()
                    .lanewise(VectorOperators.ASHR, SIGN)
                    .and(negative)
                    .reinterpretAsFloats();
            sum.mul(scale)
                    .add(bySign)
                    .add(offset)
                    .add(FloatRequantizer.INTEGERS)
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(sums, v * WIDTH);
        }
    }

    @Override
    public void requantize(
            float[] sums,
            int at,
            int step,
            float[] out,
            int outAt,
            int outStep,
            int channels,
            FloatSteps steps,
            int first) {
        float[] scale = steps.scale();
        float[] offset = steps.offset();
        float[] negative = steps.offsetIfNegative();
        int low = IncubatorChannelLoops.bits(steps.least());
        int high = IncubatorChannelLoops.bits(steps.most());
        for (int c = 0; c < channels; c++) {
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, at + c * step);
            FloatVector bySign = sum.reinterpretAsInts()
                    .lanewise(VectorOperators.ASHR, SIGN)
                    .and(Float.floatToRawIntBits(negative[first + c]))
                    .reinterpretAsFloats();
            sum.mul(scale[first + c])
                    .add(bySign)
                    .add(offset[first + c])
                    .add(FloatRequantizer.INTEGERS)
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, outAt + c * outStep);
        }
    }
}
