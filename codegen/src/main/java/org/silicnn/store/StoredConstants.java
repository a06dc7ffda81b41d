package org.silicnn.store;

import java.nio.ByteBuffer;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Constant;

/** Constants in the bytes of {@code weights.bin}, as {@link ConstantPool} laid them out. */
record StoredConstants(ByteBuffer weights) implements ConstantSource {

    @Override
    public Constant read(Fields reference) {
        FixedFormat format = TypeJson.format(reference, "format");
        int size = reference.integer("size");
        long offset = reference.position("offset");
        int bytes = ConstantPool.bytes(format.width());
        // Checked before anything of the declared size is allocated.
        if (size < 0 || offset + (long) size * bytes > weights.capacity()) {
            throw reference.wrong("size", "backed by weights.bin, which has " + weights.capacity() + " bytes", size);
        }
        return Constant.of(format, size, i -> value((int) offset + i * bytes, bytes, format.signed()));
    }

    private long value(int at, int bytes, boolean signed) {
        long value = 0;
        for (int b = 0; b < bytes; b++) {
            value |= (weights.get(at + b) & 0xFFL) << (Byte.SIZE * b);
        }
        int unused = Long.SIZE - Byte.SIZE * bytes;
        return signed ? value << unused >> unused : value;
    }
}
