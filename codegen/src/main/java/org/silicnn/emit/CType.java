package org.silicnn.emit;

import org.silicnn.fixed.FixedFormat;

/**
 * The C integer type that stores a format, and its size on the wire. Nothing relies on wrap-around, so a wider type
 * never changes a value.
 */
public record CType(String name, int bytes) {
    public static CType of(FixedFormat format) {
        int bits = format.width() <= 8 ? 8 : format.width() <= 16 ? 16 : format.width() <= 32 ? 32 : 64;
        return new CType((format.signed() ? "int" : "uint") + bits + "_t", bits / Byte.SIZE);
    }
}
