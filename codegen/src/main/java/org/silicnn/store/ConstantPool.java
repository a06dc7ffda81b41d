package org.silicnn.store;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.silicnn.ir.Constant;

/**
 * The layout of {@code weights.bin}: constants one behind the other, each value little endian in as many whole bytes as
 * its format takes.
 */
final class ConstantPool {
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
        for (Constant constant : constants) {
            int bytes = bytes(constant.format().width());
            for (int i = 0; i < constant.size(); i++) {
                long value = constant.get(i);
                for (int b = 0; b < bytes; b++) {
                    out.write((int) (value >> (Byte.SIZE * b)));
                }
            }
        }
    }
}
