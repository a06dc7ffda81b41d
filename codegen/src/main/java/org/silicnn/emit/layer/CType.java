package org.silicnn.emit.layer;

import java.util.Arrays;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.TensorType;

/**
 * The C integer type that stores a format, and its size on the wire. Nothing relies on wrap-around, so a wider type
 * never changes a value.
 */
public record CType(String name, int bytes) {
    public static CType of(FixedFormat format) {
        int bytes = format.storageBytes();
        return new CType((format.signed() ? "int" : "uint") + Byte.SIZE * bytes + "_t", bytes);
    }

    /** A signed type for values of all these formats. */
    static String holding(FixedFormat... formats) {
        return holding(Arrays.stream(formats).flatMapToLong(format -> LongStream.of(format.min(), format.max())));
    }

    private static String holding(LongStream values) {
        LongSummaryStatistics range = values.summaryStatistics();
        return of(FixedFormat.signedFor(range.getMin(), range.getMax(), 0)).name();
    }

    /** Holds the operands of a weighted sum as well as the sums, so that no step of the loop wraps. */
    static String ofSums(TensorType input, FixedFormat weights, TensorType sums) {
        FixedFormat in = input.format();
        LongStream differences = LongStream.of(in.min() - input.zeroPoint(), in.max() - input.zeroPoint());
        LongStream operands = Arrays.stream(new FixedFormat[] {in, weights, sums.format()})
                .flatMapToLong(format -> LongStream.of(format.min(), format.max()));
        return holding(LongStream.concat(differences, operands));
    }

    /** The number to subtract from a tensor's words, or null where that is nothing. */
    static Integer zeroPoint(TensorType type) {
        return type.zeroPoint() == 0 ? null : type.zeroPoint();
    }
}
