package org.silicnn.sim.fast;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Vectors that hold numbers of another size. What is converted has as many lanes before as after: half a vector of floats
 * makes a whole one of doubles.
 */
final class DoubleLanes {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    static final int WIDTH = DOUBLES.length();
    private static final VectorSpecies<Float> HALF = VectorSpecies.of(float.class, shape(WIDTH * Float.SIZE));
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    /** Vectors of less than 64 bits don't exist. */
    private static final boolean HAS_BYTES = FLOATS.length() * Byte.SIZE >= Long.SIZE;

    private static final VectorSpecies<Byte> BYTES =
            HAS_BYTES ? VectorSpecies.of(byte.class, shape(FLOATS.length() * Byte.SIZE)) : ByteVector.SPECIES_64;

    private DoubleLanes() {}

    private static VectorShape shape(int bits) {
        return VectorShape.forBitSize(bits);
    }

    /** See {@link ChannelLoops#widen}. */
    static void widen(float[] sums, int length, double[] wide) {
        for (int i = 0; i < length; i += WIDTH) {
            DoubleVector sum = (DoubleVector)
                    FloatVector.fromArray(HALF, sums, i).convertShape(VectorOperators.F2D, DOUBLES, 0);
            DoubleVector.fromArray(DOUBLES, wide, i).add(sum).intoArray(wide, i);
            FloatVector.zero(HALF).intoArray(sums, i);
        }
    }

    /** See {@link ChannelLoops#unpack}. */
    static void unpack(byte[] from, int at, float[] to, int toAt, int length) {
        if (!HAS_BYTES) {
            for (int i = 0; i < length; i++) {
                to[toAt + i] = from[at + i];
            }
            return;
        }
        int width = FLOATS.length();
        for (int i = 0; i < length; i += width) {
            ByteVector.fromArray(BYTES, from, at + i)
                    .convertShape(VectorOperators.B2F, FLOATS, 0)
                    .reinterpretAsFloats()
                    .intoArray(to, toAt + i);
        }
    }

    /**
     * An integer as the double that rounding leaves it in. These doubles are positive, so their bits compare as they do.
     */
    private static long bits(double integer) {
        return Double.doubleToRawLongBits(integer + ScaleRequantizer.INTEGERS);
    }

    /** See {@link ChannelLoops#round}: one vector of channels. */
    static void round(
            double[] wide, int row, int at, int places, DoubleSteps steps, int first, float[] rounded) {
        DoubleVector scale = DoubleVector.fromArray(DOUBLES, steps.scale(), first);
        DoubleVector offset = DoubleVector.fromArray(DOUBLES, steps.offset(), first);
        long low = bits(steps.least());
        long high = bits(steps.most());
        for (int p = 0; p < places; p++) {
            DoubleVector result = DoubleVector.fromArray(DOUBLES, wide, at + p * row)
                    .mul(scale)
                    .add(offset)
                    .add(ScaleRequantizer.INTEGERS)
                    .reinterpretAsLongs()
                    .max(low)
                    .min(high)
                    .reinterpretAsDoubles()
                    .sub(ScaleRequantizer.INTEGERS);
            ((FloatVector) result.convertShape(VectorOperators.D2F, HALF, 0)).intoArray(rounded, at + p * row);
        }
    }

    /** With an offset that has the sum's sign. */
    static void roundBySign(
            double[] wide, int row, int at, int places, DoubleSteps steps, int first, float[] rounded) {
        DoubleVector scale = DoubleVector.fromArray(DOUBLES, steps.scale(), first);
        LongVector offset = DoubleVector.fromArray(DOUBLES, steps.offset(), first).reinterpretAsLongs();
        long low = bits(steps.least());
        long high = bits(steps.most());
        for (int p = 0; p < places; p++) {
            DoubleVector sum = DoubleVector.fromArray(DOUBLES, wide, at + p * row);
            DoubleVector bySign = sum.reinterpretAsLongs()
                    .and(Long.MIN_VALUE)
                    .lanewise(VectorOperators.XOR, offset)
                    .reinterpretAsDoubles();
            DoubleVector result = sum.mul(scale)
                    .add(bySign)
                    .add(ScaleRequantizer.INTEGERS)
                    .reinterpretAsLongs()
                    .max(low)
                    .min(high)
                    .reinterpretAsDoubles()
                    .sub(ScaleRequantizer.INTEGERS);
            ((FloatVector) result.convertShape(VectorOperators.D2F, HALF, 0)).intoArray(rounded, at + p * row);
        }
    }

    /** The two roundings of TensorFlow Lite, of which the second goes by the sign. */
    static void roundTwice(
            double[] wide, int row, int at, int places, DoubleSteps steps, int first, float[] rounded) {
        DoubleVector scale = DoubleVector.fromArray(DOUBLES, steps.scale(), first);
        DoubleVector offset = DoubleVector.fromArray(DOUBLES, steps.offset(), first);
        DoubleVector nextScale = DoubleVector.fromArray(DOUBLES, steps.nextScale(), first);
        LongVector nextOffset =
                DoubleVector.fromArray(DOUBLES, steps.nextOffset(), first).reinterpretAsLongs();
        long low = bits(steps.least());
        long high = bits(steps.most());
        for (int p = 0; p < places; p++) {
            DoubleVector once = DoubleVector.fromArray(DOUBLES, wide, at + p * row)
                    .mul(scale)
                    .add(offset)
                    .add(ScaleRequantizer.INTEGERS)
                    .sub(ScaleRequantizer.INTEGERS);
            DoubleVector bySign = once.reinterpretAsLongs()
                    .and(Long.MIN_VALUE)
                    .lanewise(VectorOperators.XOR, nextOffset)
                    .reinterpretAsDoubles();
            DoubleVector result = once.mul(nextScale)
                    .add(bySign)
                    .add(ScaleRequantizer.INTEGERS)
                    .reinterpretAsLongs()
                    .max(low)
                    .min(high)
                    .reinterpretAsDoubles()
                    .sub(ScaleRequantizer.INTEGERS);
            ((FloatVector) result.convertShape(VectorOperators.D2F, HALF, 0)).intoArray(rounded, at + p * row);
        }
    }
}
