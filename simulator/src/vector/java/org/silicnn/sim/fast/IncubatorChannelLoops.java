package org.silicnn.sim.fast;

import java.util.Comparator;
import java.util.List;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** {@link ChannelLoops} in the JDK's incubating Vector API. */
final class IncubatorChannelLoops implements ChannelLoops {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    /** Spreads a float's sign over all its bits. */
    private static final int SIGN = Integer.SIZE - 1;

    /** The best for many output channels first. */
    private final List<ChannelTile> tiles;

    private final boolean fewRegisters;

    /** @param fewRegisters whether there are sixteen and not thirty-two */
    IncubatorChannelLoops(boolean fewRegisters) {
        this.fewRegisters = fewRegisters;
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
    public void fourPlacesOfNineTaps(
            float[] in,
            int[] rows,
            int column,
            DepthwiseTerms terms,
            int first,
            int vector,
            int vectors,
            float[] out,
            int outAt,
            int step) {
        NineTapsTile.apply(in, rows, column, terms, first, vector, vectors, out, outAt, step);
    }

    @Override
    public boolean hasTwoRows() {
        return !fewRegisters;
    }

    @Override
    public void eightPlacesOfNineTaps(
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
        NineTapsTwoRows.apply(in, rows, column, terms, first, vector, vectors, out, outAt, step, outRow);
    }

    @Override
    public void nineTaps(
            float[] in,
            int[] cells,
            int tap,
            DepthwiseTerms terms,
            int first,
            int vector,
            int vectors,
            float[] sums,
            float[] out,
            int outAt) {
        float[] weights = terms.weights();
        float[] scale = terms.steps().scale();
        int taps = terms.taps() * WIDTH;
        int firstWeight = vector * taps + tap * WIDTH;
        int low = bits(terms.steps().least());
        int high = bits(terms.steps().most());
        int tap0 = cells[tap] + first;
        int tap1 = cells[tap + 1] + first;
        int tap2 = cells[tap + 2] + first;
        int tap3 = cells[tap + 3] + first;
        int tap4 = cells[tap + 4] + first;
        int tap5 = cells[tap + 5] + first;
        int tap6 = cells[tap + 6] + first;
        int tap7 = cells[tap + 7] + first;
        int tap8 = cells[tap + 8] + first;
        for (int v = 0; v < vectors; v++) {
            int at = v * WIDTH;
            int weight = firstWeight + v * taps;
            FloatVector sum = FloatVector.fromArray(SPECIES, sums, first + at);
            sum = FloatVector.fromArray(SPECIES, in, tap0 + at)
                    .fma(FloatVector.fromArray(SPECIES, weights, weight), sum);
            sum = FloatVector.fromArray(SPECIES, in, tap1 + at)
                    .fma(FloatVector.fromArray(SPECIES, weights, weight + WIDTH), sum);
            sum = FloatVector.fromArray(SPECIES, in, tap2 + at)
                    .fma(FloatVector.fromArray(SPECIES, weights, weight + 2 * WIDTH), sum);
            sum = FloatVector.fromArray(SPECIES, in, tap3 + at)
                    .fma(FloatVector.fromArray(SPECIES, weights, weight + 3 * WIDTH), sum);
            sum = FloatVector.fromArray(SPECIES, in, tap4 + at)
                    .fma(FloatVector.fromArray(SPECIES, weights, weight + 4 * WIDTH), sum);
            sum = FloatVector.fromArray(SPECIES, in, tap5 + at)
                    .fma(FloatVector.fromArray(SPECIES, weights, weight + 5 * WIDTH), sum);
            sum = FloatVector.fromArray(SPECIES, in, tap6 + at)
                    .fma(FloatVector.fromArray(SPECIES, weights, weight + 6 * WIDTH), sum);
            sum = FloatVector.fromArray(SPECIES, in, tap7 + at)
                    .fma(FloatVector.fromArray(SPECIES, weights, weight + 7 * WIDTH), sum);
            sum = FloatVector.fromArray(SPECIES, in, tap8 + at)
                    .fma(FloatVector.fromArray(SPECIES, weights, weight + 8 * WIDTH), sum);
            sum.fma(
                            FloatVector.fromArray(SPECIES, scale, first + at),
                            FloatVector.broadcast(SPECIES, FloatRequantizer.INTEGERS))
                    .reinterpretAsInts()
                    .max(low)
                    .min(high)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(out, outAt + at);
        }
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
}
