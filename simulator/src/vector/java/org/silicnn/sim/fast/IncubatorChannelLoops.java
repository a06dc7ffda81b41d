package org.silicnn.sim.fast;

import java.util.Comparator;
import java.util.List;
import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** {@link ChannelLoops} in the JDK's incubating Vector API. */
final class IncubatorChannelLoops implements ChannelLoops {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    /** As many bytes as a vector has floats; vectors of less than 64 bits don't exist. */
    private static final boolean HAS_BYTES = WIDTH * Byte.SIZE >= Long.SIZE;

    private static final VectorSpecies<Byte> BYTES =
            HAS_BYTES ? VectorSpecies.of(byte.class, VectorShape.forBitSize(WIDTH * Byte.SIZE)) : ByteVector.SPECIES_64;
    /** Spreads a float's sign over all its bits. */
    private static final int SIGN = Integer.SIZE - 1;

    /** The best for many output channels first. */
    private final List<ChannelTile> tiles;

    /** @param fewRegisters whether there are sixteen and not thirty-two */
    IncubatorChannelLoops(boolean fewRegisters) {
        tiles = fewRegisters
                ? List.of(new SmallChannelTile())
                : List.of(new WideChannelTile(), new NarrowChannelTile(), new SlimChannelTile());
    }

    @Override
    public int width() {
        return WIDTH;
    }

    @Override
    public ChannelTile tile(int outputs) {
        return tiles.stream()
                .min(Comparator.comparingInt(tile -> filled(outputs, tile)))
                .orElseThrow();
    }

    /** Output channels with those that fill the last tile. */
    private static int filled(int outputs, ChannelTile tile) {
        int block = tile.vectors() * WIDTH;
        return (outputs + block - 1) / block * block;
    }

    /**
     * An integer as the float that rounding leaves it in. These floats are positive, so their bits compare as they do,
     * and clamping takes one instruction where comparing floats, with their two zeros and NaN, takes ten.
     */
    static int bits(float integer) {
        return Float.floatToRawIntBits(integer + FloatRequantizer.INTEGERS);
    }

    @Override
    public void nineTaps(
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
            int count) {
        int even = count / 2 * 2;
        NineTaps.round(
                in, starts, tap, step, terms, vector, channel, sums, sumsAt, sumsStep, out, outAt, places, 0, even);
        if (count == 1) {
            int[] twice = {places[0], places[0]};
            NineTaps.round(in, starts, tap, 0, terms, vector, channel, sums, sumsAt, 0, out, outAt, twice, 0, 2);
        } else if (even < count) {
            int from = count - 2;
            NineTaps.round(
                    in, starts, tap, step, terms, vector, channel, sums, sumsAt, sumsStep, out, outAt, places, from,
                    count);
        }
    }

    @Override
    public void addNineTaps(
            float[] in, int[] starts, int tap, int step, DepthwiseTerms terms, int vector, float[] sums, int count) {
        NineTaps.add(in, starts, tap, step, terms, vector, sums, count);
    }

    @Override
    public void roundFolded(float[] values, int at, int step, int places, FoldedSteps steps, int first, int vectors) {
        for (int v = 0; v < vectors; v++) {
            roundFolded(values, at + v * WIDTH, step, places, steps, first + v * WIDTH);
        }
    }

    private static void roundFolded(float[] values, int at, int step, int places, FoldedSteps steps, int first) {
        FloatVector scale = FloatVector.fromArray(SPECIES, steps.scale(), first);
        FloatVector integers = FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS);
        int low = bits(steps.least());
        int high = bits(steps.most());
        for (int p = 0; p < places; p++) {
            int place = at + p * step;
            FloatVector.fromArray(SPECIES, values, place)
                    .fma(scale, integers)
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(values, place);
        }
    }

    @Override
    public void round(float[] values, int at, int step, int places, FloatSteps steps, int first, int vectors) {
        for (int v = 0; v < vectors; v++) {
            round(values, at + v * WIDTH, step, places, steps, first + v * WIDTH);
        }
    }

    private static void round(float[] values, int at, int step, int places, FloatSteps steps, int first) {
        FloatVector scale = FloatVector.fromArray(SPECIES, steps.scale(), first);
        FloatVector offset = FloatVector.fromArray(SPECIES, steps.offset(), first);
        FloatVector negative = FloatVector.fromArray(SPECIES, steps.offsetIfNegative(), first);
        int low = bits(steps.least());
        int high = bits(steps.most());
        for (int p = 0; p < places; p++) {
            int place = at + p * step;
            FloatVector sum = FloatVector.fromArray(SPECIES, values, place);
            FloatVector bySign = sum.reinterpretAsInts()
                    .lanewise(VectorOperators.ASHR, SIGN)
                    .and(negative.reinterpretAsInts())
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
                    .intoArray(values, place);
        }
    }

    @Override
    public void carry(float[] sums, float[] high, int length) {
        DoubleLanes.carry(sums, high, length);
    }

    @Override
    public void round(float[] sums, float[] high, int row, int places, DoubleSteps steps, int first) {
        for (int c = 0; c < row; c += WIDTH) {
            if (steps.nextScale() != null) {
                DoubleLanes.roundTwice(sums, high, row, c, places, steps, first + c);
            } else if (steps.symmetric()) {
                DoubleLanes.roundBySign(sums, high, row, c, places, steps, first + c);
            } else {
                DoubleLanes.round(sums, high, row, c, places, steps, first + c);
            }
        }
    }

    @Override
    public void unpack(byte[] from, int at, float[] to, int toAt, int length) {
        if (!HAS_BYTES) {
            for (int i = 0; i < length; i++) {
                to[toAt + i] = from[at + i];
            }
            return;
        }
        for (int i = 0; i < length; i += WIDTH) {
            ByteVector.fromArray(BYTES, from, at + i)
                    .convertShape(VectorOperators.B2F, SPECIES, 0)
                    .reinterpretAsFloats()
                    .intoArray(to, toAt + i);
        }
    }
}
