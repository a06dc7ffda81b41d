package org.silicnn.frontend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A .npy file of numbers, little end first. */
final class NumpyArray {
    private static final int HEADER_LENGTH_AT = 8;

    private final ByteBuffer data;
    private final String type;

    private NumpyArray(ByteBuffer data, String type) {
        this.data = data;
        this.type = type;
    }

    static NumpyArray read(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        int header = bytes.getShort(HEADER_LENGTH_AT);
        int start = HEADER_LENGTH_AT + Short.BYTES;
        String text = new String(bytes.array(), start, header, StandardCharsets.ISO_8859_1);
        bytes.position(start + header);
        String type = text.replaceFirst(".*'descr': '([^']*)'.*\\s*", "$1");
        return new NumpyArray(bytes.slice().order(ByteOrder.LITTLE_ENDIAN), type);
    }

    boolean isFloat() {
        return type.equals("<f4");
    }

    int size() {
        return data.capacity() / Integer.parseInt(type.substring(2));
    }

    float number(int index) {
        return isFloat() ? data.getFloat(Float.BYTES * index) : integer(index);
    }

    int integer(int index) {
        return switch (type) {
            case "|i1" -> data.get(index);
            case "|u1" -> data.get(index) & 0xff;
            case "<i4" -> data.getInt(Integer.BYTES * index);
            case "<i8" -> Math.toIntExact(data.getLong(Long.BYTES * index));
            default -> throw new IllegalArgumentException("an array of " + type);
        };
    }
}
