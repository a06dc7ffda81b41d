package org.silicnn.store;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.silicnn.ir.Constant;

/**
 * The layout of {@code weights.bin}: constants one behind the other, each value little endian in as many whole bytes as
 * its format takes.
 */
final class ConstantPool {
    private static final int CHUNK = 1 << 16;

    private final List<Constant> constants = new ArrayList<>();
    private long end;

    /** Appends a constant; the reference says where it lies. */
    JsonObject add(Constant constant) {
        JsonObject reference = new JsonObject();
        reference.add("format", TypeJson.write(constant.format()));
        reference.addProperty("size", constant.size());
        reference.addProperty("offset", end);
        constants.add(constant);
        end += (long) constant.size() * bytes(constant.format().width());
        return reference;
    }

    static int bytes(int width) {
        return (width + Byte.SIZE - 1) / Byte.SIZE;
    }

    void write(OutputStream out) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        for (Constant constant : constants) {
            int bytes = bytes(constant.format().width());
            for (int i = 0; i < constant.size(); i++) {
                if (chunk.remaining() < bytes) {
                    flush(chunk, out);
                }
                long value = constant.get(i);
                for (int b = 0; b < bytes; b++) {
                    chunk.put((byte) (value >> (Byte.SIZE * b)));
                }
            }
        }
        flush(chunk, out);
    }

    private static void flush(ByteBuffer chunk, OutputStream out) throws IOException {
        out.write(chunk.array(), chunk.arrayOffset(), chunk.position());
        chunk.clear();
    }
}
