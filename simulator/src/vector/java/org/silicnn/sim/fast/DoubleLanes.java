package org.silicnn.sim.fast;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * {@link ChannelLoops#round} by double lanes: a vector of sums becomes two, those of its even and those of its odd lanes.
 *
 * <p>By bits, not by conversions: those take vectors of floats half as long, and once C2 has seen these it compiles no
 * other loop well, as the lengths it has seen are what it takes lengths to be.
 */
final class DoubleLanes {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int WIDTH = FLOATS.length();
    /** Lanes of one parity. */
    private static final int HALF = DOUBLES.length();

    private static final int INT_BITS = Float.floatToRawIntBits(FloatRequantizer.INTEGERS);
    private static final long LOW_BITS = (1L << Integer.SIZE) - 1;
    /** 2^52 as a double: its bits with an integer's make the double that is larger by the integer. */
    private static final long UNSIGNED = Double.doubleToRawLongBits(0x1p52);
    /** What such a double is too large, the integer having got 2^31 too. */
    private static final double TOO_LARGE = 0x1p52 + 0x1p31;

    private DoubleLanes() {}

    /** Integers of 32 bits, made of a part that is a multiple of {@link ChannelLoops#CARRY} and another. */
    private static IntVector integers(float[] sums, float[] high, int at) {
        FloatVector sum = FloatVector.fromArray(FLOATS, sums, at);
        FloatVector carry = sum.add(ChannelLoops.CARRIES).sub(ChannelLoops.CARRIES);
        IntVector low = sum.sub(carry).add(FloatRequantizer.INTEGERS).reinterpretAsInts();
        IntVector multiple = FloatVector.fromArray(FLOATS, high, at)
                .add(carry)
                .mul(1f / ChannelLoops.CARRY)
                .add(FloatRequantizer.INTEGERS)
                .reinterpretAsInts();
        return multiple.sub(INT_BITS)
                .lanewise(VectorOperators.LSHL, ChannelLoops.CARRY_BITS)
                .add(low.sub(INT_BITS));
    }

    /**
     * An integer as the double that rounding leaves it in. These doubles are positive, so their bits compare as they do.
     */
    private static long bits(double integer) {
        return Double.doubleToRawLongBits(integer + ScaleRequantizer.INTEGERS);
    }

    /** One rounding, all sums alike. */
    static void round(float[] sums, float[] high, int row, int at, int places, DoubleSteps steps, int first) {
        DoubleVector scale0 = DoubleVector.fromArray(DOUBLES, steps.scale(), first);
        DoubleVector scale1 = DoubleVector.fromArray(DOUBLES, steps.scale(), first + HALF);
        DoubleVector offset0 = DoubleVector.fromArray(DOUBLES, steps.offset(), first);
        DoubleVector offset1 = DoubleVector.fromArray(DOUBLES, steps.offset(), first + HALF);
        long least = bits(steps.least());
        long most = bits(steps.most());
        for (int p = 0; p < places; p++) {
            int place = at + p * row;
            LongVector pairs = integers(sums, high, place)
                    .lanewise(VectorOperators.XOR, Integer.MIN_VALUE)
                    .reinterpretAsLongs();
            DoubleVector even =
                    pairs.and(LOW_BITS).or(UNSIGNED).reinterpretAsDoubles().sub(TOO_LARGE);
            DoubleVector odd = pairs.lanewise(VectorOperators.LSHR, Integer.SIZE)
                    .or(UNSIGNED)
                    .reinterpretAsDoubles()
                    .sub(TOO_LARGE);
            LongVector even1 = even.mul(scale0)
                    .add(offset0)
                    .add(ScaleRequantizer.INTEGERS)
                    .reinterpretAsLongs()
                    .max(least)
                    .min(most);
            LongVector odd1 = odd.mul(scale1)
                    .add(offset1)
                    .add(ScaleRequantizer.INTEGERS)
                    .reinterpretAsLongs()
                    .max(least)
                    .min(most);
            even1.and(LOW_BITS)
                    .or(odd1.lanewise(VectorOperators.LSHL, Integer.SIZE))
                    .reinterpretAsInts()
                    .add(INT_BITS)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(sums, place);
        }
    }

    /** With an offset that has the sum's sign. */
    static void roundBySign(float[] sums, float[] high, int row, int at, int places, DoubleSteps steps, int first) {
        DoubleVector scale0 = DoubleVector.fromArray(DOUBLES, steps.scale(), first);
        DoubleVector scale1 = DoubleVector.fromArray(DOUBLES, steps.scale(), first + HALF);
        LongVector offset0 =
                DoubleVector.fromArray(DOUBLES, steps.offset(), first).reinterpretAsLongs();
        LongVector offset1 =
                DoubleVector.fromArray(DOUBLES, steps.offset(), first + HALF).reinterpretAsLongs();
        long least = bits(steps.least());
        long most = bits(steps.most());
        for (int p = 0; p < places; p++) {
            int place = at + p * row;
            LongVector pairs = integers(sums, high, place)
                    .lanewise(VectorOperators.XOR, Integer.MIN_VALUE)
                    .reinterpretAsLongs();
            DoubleVector even =
                    pairs.and(LOW_BITS).or(UNSIGNED).reinterpretAsDoubles().sub(TOO_LARGE);
            DoubleVector odd = pairs.lanewise(VectorOperators.LSHR, Integer.SIZE)
                    .or(UNSIGNED)
                    .reinterpretAsDoubles()
                    .sub(TOO_LARGE);
            LongVector even1 = even.mul(scale0)
                    .add(even.reinterpretAsLongs()
                            .and(Long.MIN_VALUE)
                            .lanewise(VectorOperators.XOR, offset0)
                            .reinterpretAsDoubles())
                    .add(ScaleRequantizer.INTEGERS)
                    .reinterpretAsLongs()
                    .max(least)
                    .min(most);
            LongVector odd1 = odd.mul(scale1)
                    .add(odd.reinterpretAsLongs()
                            .and(Long.MIN_VALUE)
                            .lanewise(VectorOperators.XOR, offset1)
                            .reinterpretAsDoubles())
                    .add(ScaleRequantizer.INTEGERS)
                    .reinterpretAsLongs()
                    .max(least)
                    .min(most);
            even1.and(LOW_BITS)
                    .or(odd1.lanewise(VectorOperators.LSHL, Integer.SIZE))
                    .reinterpretAsInts()
                    .add(INT_BITS)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(sums, place);
        }
    }

    /** The two roundings of TensorFlow Lite, of which the second goes by the sign. */
    static void roundTwice(float[] sums, float[] high, int row, int at, int places, DoubleSteps steps, int first) {
        DoubleVector scale0 = DoubleVector.fromArray(DOUBLES, steps.scale(), first);
        DoubleVector scale1 = DoubleVector.fromArray(DOUBLES, steps.scale(), first + HALF);
        DoubleVector offset0 = DoubleVector.fromArray(DOUBLES, steps.offset(), first);
        DoubleVector offset1 = DoubleVector.fromArray(DOUBLES, steps.offset(), first + HALF);
        DoubleVector nextScale0 = DoubleVector.fromArray(DOUBLES, steps.nextScale(), first);
        DoubleVector nextScale1 = DoubleVector.fromArray(DOUBLES, steps.nextScale(), first + HALF);
        LongVector nextOffset0 =
                DoubleVector.fromArray(DOUBLES, steps.nextOffset(), first).reinterpretAsLongs();
        LongVector nextOffset1 = DoubleVector.fromArray(DOUBLES, steps.nextOffset(), first + HALF)
                .reinterpretAsLongs();
        long least = bits(steps.least());
        long most = bits(steps.most());
        for (int p = 0; p < places; p++) {
            int place = at + p * row;
            LongVector pairs = integers(sums, high, place)
                    .lanewise(VectorOperators.XOR, Integer.MIN_VALUE)
                    .reinterpretAsLongs();
            DoubleVector even = pairs.and(LOW_BITS)
                    .or(UNSIGNED)
                    .reinterpretAsDoubles()
                    .sub(TOO_LARGE)
                    .mul(scale0)
                    .add(offset0)
                    .add(ScaleRequantizer.INTEGERS)
                    .sub(ScaleRequantizer.INTEGERS);
            DoubleVector odd = pairs.lanewise(VectorOperators.LSHR, Integer.SIZE)
                    .or(UNSIGNED)
                    .reinterpretAsDoubles()
                    .sub(TOO_LARGE)
                    .mul(scale1)
                    .add(offset1)
                    .add(ScaleRequantizer.INTEGERS)
                    .sub(ScaleRequantizer.INTEGERS);
            LongVector even1 = even.mul(nextScale0)
                    .add(even.reinterpretAsLongs()
                            .and(Long.MIN_VALUE)
                            .lanewise(VectorOperators.XOR, nextOffset0)
                            .reinterpretAsDoubles())
                    .add(ScaleRequantizer.INTEGERS)
                    .reinterpretAsLongs()
                    .max(least)
                    .min(most);
            LongVector odd1 = odd.mul(nextScale1)
                    .add(odd.reinterpretAsLongs()
                            .and(Long.MIN_VALUE)
                            .lanewise(VectorOperators.XOR, nextOffset1)
                            .reinterpretAsDoubles())
                    .add(ScaleRequantizer.INTEGERS)
                    .reinterpretAsLongs()
                    .max(least)
                    .min(most);
            even1.and(LOW_BITS)
                    .or(odd1.lanewise(VectorOperators.LSHL, Integer.SIZE))
                    .reinterpretAsInts()
                    .add(INT_BITS)
                    .reinterpretAsFloats()
                    .sub(FloatRequantizer.INTEGERS)
                    .intoArray(sums, place);
        }
    }

    /** See {@link ChannelLoops#carry}. */
    static void carry(float[] sums, float[] high, int length) {
        for (int i = 0; i < length; i += WIDTH) {
            FloatVector sum = FloatVector.fromArray(FLOATS, sums, i);
            FloatVector carry = sum.add(ChannelLoops.CARRIES).sub(ChannelLoops.CARRIES);
            FloatVector.fromArray(FLOATS, high, i).add(carry).intoArray(high, i);
            sum.sub(carry).intoArray(sums, i);
        }
    }
}
