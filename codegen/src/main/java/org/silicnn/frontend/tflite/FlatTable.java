package org.silicnn.frontend.tflite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of a flatbuffer: numbered fields, each of which may be absent. */
final class FlatTable {
    private final FlatBytes bytes;
    private final int position;
    private final int fields;
    private final int extent;

    /** @throws org.silicnn.frontend.Rejection if the table isn't whole */
    FlatTable(FlatBytes bytes, int position) {
        this.bytes = bytes;
        this.position = position;
        long vtable = (long) position - bytes.int32(position);
        if (vtable < 0 || vtable > bytes.length() - Integer.BYTES) {
            throw FlatBytes.damaged("the fields of a table are at byte " + vtable);
        }
        fields = (int) vtable;
        extent = bytes.uint16(fields);
        bytes.slice(fields, extent);
    }

    /** Where a field is stored; 0 if it is absent. */
    private int at(int field) {
        int entry = Integer.BYTES + Short.BYTES * field;
        int offset = entry + Short.BYTES > extent ? 0 : bytes.uint16(fields + entry);
        return offset == 0 ? 0 : position + offset;
    }

    boolean has(int field) {
        return at(field) != 0;
    }

    int int8(int field, int otherwise) {
        return has(field) ? bytes.int8(at(field)) : otherwise;
    }

    boolean flag(int field) {
        return int8(field, 0) != 0;
    }

    int int32(int field, int otherwise) {
        return has(field) ? bytes.int32(at(field)) : otherwise;
    }

    long int64(int field, long otherwise) {
        return has(field) ? bytes.int64(at(field)) : otherwise;
    }

    float float32(int field, float otherwise) {
        return has(field) ? bytes.float32(at(field)) : otherwise;
    }

    Optional<FlatTable> table(int field) {
        return has(field) ? Optional.of(new FlatTable(bytes, bytes.follow(at(field)))) : Optional.empty();
    }

    /** Tables one behind the other; none if the field is absent. */
    List<FlatTable> tables(int field) {
        List<FlatTable> tables = new ArrayList<>();
        int vector = vector(field);
        int length = length(field, Integer.BYTES);
        bytes.spend(length);
        for (int i = 0; i < length; i++) {
            tables.add(new FlatTable(bytes, bytes.follow(vector + Integer.BYTES + Integer.BYTES * i)));
        }
        return tables;
    }

    /** Text; empty if the field is absent. */
    String text(int field) {
        int length = length(field, Byte.BYTES);
        bytes.spend(length);
        return StandardCharsets.UTF_8
                .decode(bytes.slice(vector(field) + (long) Integer.BYTES, length))
                .toString();
    }

    /** Numbers; none if the field is absent. */
    int[] ints(int field) {
        int[] values = new int[claimed(field, Integer.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.int32(vector(field) + Integer.BYTES + Integer.BYTES * i);
        }
        return values;
    }

    /** Numbers; none if the field is absent. */
    long[] longs(int field) {
        long[] values = new long[claimed(field, Long.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.int64(vector(field) + Integer.BYTES + Long.BYTES * i);
        }
        return values;
    }

    /** Numbers; none if the field is absent. */
    float[] floats(int field) {
        float[] values = new float[claimed(field, Float.BYTES)];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.float32(vector(field) + Integer.BYTES + Float.BYTES * i);
        }
        return values;
    }

    /** How many bytes a list of bytes has; 0 if the field is absent. */
    int byteCount(int field) {
        return length(field, Byte.BYTES);
    }

    /** Where a list of bytes begins in the file. */
    int firstByte(int field) {
        return vector(field) + Integer.BYTES;
    }

    private int claimed(int field, int width) {
        int length = length(field, width);
        bytes.spend(length);
        return length;
    }

    private int length(int field, int width) {
        return has(field) ? bytes.vectorLength(vector(field), width) : 0;
    }

    private int vector(int field) {
        return has(field) ? bytes.follow(at(field)) : 0;
    }
}
