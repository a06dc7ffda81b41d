package org.silicnn.image;

import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * A whole-number element of an array file.
 *
 * @param bytes 1, 2, 4 or 8
 * @param signed two's complement if true
 * @param order of its bytes
 */
record ElementType(int bytes, boolean signed, ByteOrder order) {
    private static final Map<Integer, ElementType> IDX = Map.of(
            0x08, new ElementType(1, false, ByteOrder.BIG_ENDIAN),
            0x09, new ElementType(1, true, ByteOrder.BIG_ENDIAN),
            0x0b, new ElementType(2, true, ByteOrder.BIG_ENDIAN),
            0x0c, new ElementType(4, true, ByteOrder.BIG_ENDIAN));

    /** The type IDX writes as this byte; none for the floating-point ones. */
    static Optional<ElementType> ofIdx(int code) {
        return Optional.ofNullable(IDX.get(code));
    }

    /** The type NumPy writes as for example {@code |u1} or {@code <i8}; none unless it is a whole number. */
    static Optional<ElementType> ofNumpy(String descr) {
        if (!descr.matches("[|<>][ui][1248]")) {
            return Optional.empty();
        }
        ByteOrder order = descr.charAt(0) == '>' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return Optional.of(new ElementType(descr.charAt(2) - '0', descr.charAt(1) == 'i', order));
    }
}
