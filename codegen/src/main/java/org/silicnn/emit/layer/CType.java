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

    /** A signed type for the words of all these tensors, with and without their zero points. */
    static String holding(TensorType... types) {
        return holding(Arrays.stream(types).flatMapToLong(CType::limits));
    }

    private static LongStream limits(TensorType type) {
        FixedFormat format = type.format();
        return LongStream.of(
                format.min(), format.max(), format.min() - type.zeroPoint(), format.max() - type.zeroPoint());
    }

    private static String holding(LongStream values) {
        LongSummaryStatistics range = values.summaryStatistics();
        return of(FixedFormat.signedFor(range.getMin(), range.getMax(), 0)).name();
    }

    /** Holds the operands of a weighted sum as well as the sums, so that no step of the loop wraps. */
    static String ofSums(TensorType input, FixedFormat weights, TensorType sums) {
        LongStream operands = Arrays.stream(new FixedFormat[] {weights, sums.format()})
                .flatMapToLong(format -> LongStream.of(format.min(), format.max()));
        return holding(LongStream.concat(limits(input), operands));
    }

    /** The number to subtract from a tensor's words, or null where that is nothing. */
    static Integer zeroPoint(TensorType type) {
        return type.zeroPoint() == 0 ? null : type.zeroPoint();
    }
}
