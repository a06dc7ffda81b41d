package org.silicnn.emit;

import org.silicnn.fixed.FixedFormat;

/**
 * The C integer type that stores a format, and its size on the wire. Nothing relies on wrap-around, so a wider type
 * never changes a value.
 */
public record CType(String name, int bytes) {
    public static CType of(FixedFormat format) {
        int bytes = format.storageBytes();
        return new CType((format.signed() ? "int" : "uint") + Byte.SIZE * bytes + "_t", bytes);
    }
}
