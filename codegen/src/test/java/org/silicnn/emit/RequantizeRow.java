package org.silicnn.emit;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

/** One number on its way through a {@link Requantize} layer. */
record RequantizeRow(long accumulator, Requantize layer) {
    /** Bits of the widest product that the generator rounds in 32 bits, and of any. */
    private static final int NARROW_BITS = 30;

    /** A layer whose product is as wide as allowed, or nearly: in 32 bits if {@code narrow}, else in 64. */
    static Requantize randomLayer(SplittableRandom random, boolean narrow) {
        Overflow overflow = any(Overflow.values(), random);
        int bits = narrow ? NARROW_BITS : FixedFormat.MAX_WIDTH;
        int inputWidth = random.nextInt(1, bits - 1);
        int spare = Math.max(0, bits - inputWidth - random.nextInt(1, 3));
        int doublings = random.nextInt(3) == 0 ? random.nextInt(0, Math.min(31, spare) + 1) : 0;
        int multiplier = (int) Math.min(Integer.MAX_VALUE, 1L << (random.nextBoolean() ? spare - doublings : 0));
        int shift = doublings > 0 ? -doublings : random.nextInt(0, narrow ? NARROW_BITS + 1 : 63);
        boolean signed = overflow == Overflow.WRAP_SM || random.nextBoolean();
        return layer(
                type(new FixedFormat(inputWidth, 0, random.nextBoolean()), random),
                multiplier,
                shift,
                any(Rounding.values(), random),
                overflow,
                type(new FixedFormat(random.nextInt(1, narrow ? NARROW_BITS + 1 : 33), 0, signed), random));
    }

    private static Requantize layer(
            TensorType input, int multiplier, int shift, Rounding rounding, Overflow overflow, TensorType output) {
        boolean plain = input.zeroPoint() == 0 && input.format().signed();
        int width = input.format().width() + (plain ? 0 : 1);
        // At the edge of what the layer accepts: one bit less where a zero point takes it.
        int fitting = multiplier;
        while (fitting > 1 && !FixedPoint.fitsProduct(width, fitting, shift)) {
            fitting >>= 1;
        }
        int fittingShift = shift;
        while (!FixedPoint.fitsProduct(width, fitting, fittingShift)) {
            fittingShift++;
        }
        return new Requantize("r", "x", input, List.of(fitting), List.of(fittingShift), rounding, overflow, output);
    }

    private static TensorType type(FixedFormat format, SplittableRandom random) {
        int low = (int) Math.max(Integer.MIN_VALUE, format.min());
        int high = (int) Math.min(Integer.MAX_VALUE, format.max());
        int zeroPoint =
                switch (random.nextInt(4)) {
                    case 0 -> low;
                    case 1 -> high;
                    case 2 -> 0;
                    default -> (int) random.nextLong(low, high + 1L);
                };
        return new TensorType(Shape.vector(1), format, 1.0, zeroPoint);
    }

    private static <T> T any(T[] choices, SplittableRandom random) {
        return choices[random.nextInt(choices.length)];
    }

    /** The limits of the layer's input and some numbers between. */
    static List<RequantizeRow> of(Requantize layer, SplittableRandom random) {
        FixedFormat format = layer.inputType().format();
        LongStream limits = LongStream.of(format.min(), format.max(), format.max() / 2, 0);
        LongStream between = random.longs(4, format.min(), format.max() + 1);
        return LongStream.concat(limits, between)
                .mapToObj(x -> new RequantizeRow(x - layer.inputType().zeroPoint(), layer))
                .toList();
    }

    static List<String> lines(List<RequantizeRow> rows) {
        return rows.stream().map(RequantizeRow::toString).toList();
    }

    long result() {
        return FixedPoint.requantize(
                accumulator,
                layer.multiplier(0),
                layer.shift(0),
                layer.outputType().zeroPoint(),
                layer.rounding(),
                layer.overflow(),
                layer.outputType().format());
    }

    /** The columns of {@code fixed/requantize.csv} up to the format. */
    @Override
    public String toString() {
        FixedFormat to = layer.outputType().format();
        return Stream.of(
                        accumulator,
                        layer.multiplier(0),
                        layer.shift(0),
                        layer.outputType().zeroPoint(),
                        layer.rounding(),
                        layer.overflow(),
                        (to.signed() ? "s" : "u") + to.width())
                .map(Object::toString)
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();
    }
}
