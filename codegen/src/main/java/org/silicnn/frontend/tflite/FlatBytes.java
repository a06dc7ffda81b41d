package org.silicnn.frontend.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/**
 * The bytes of a flatbuffer. Offsets in it are unchecked numbers from the file, so each read is checked against the
 * length; and because a few bytes can refer to the same many again and again, all that is copied out of it together is
 * bounded by the length too.
 *
 * <p>The format: <a href="https://flatbuffers.dev/internals/">FlatBuffer internals</a>. There is no generated code for it
 * here, because what the flatbuffers compiler makes for Java trusts the file.
 */
final class FlatBytes {
    /** Copies per byte of the file: writers share tables and buffers that are equal. */
    private static final int SHARING = 8;

    private static final int ALWAYS_ALLOWED = 1 << 16;

    private final ByteBuffer bytes;
    private long budget;

    FlatBytes(byte[] content) {
        bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
        budget = (long) SHARING * content.length + ALWAYS_ALLOWED;
    }

    /** The table that the file begins with. */
    FlatTable root() {
        return new FlatTable(this, follow(0));
    }

    int length() {
        return bytes.capacity();
    }

    int int8(int at) {
        require(at, Byte.BYTES);
        return bytes.get(at);
    }

    int uint16(int at) {
        require(at, Short.BYTES);
        return Short.toUnsignedInt(bytes.getShort(at));
    }

    int int32(int at) {
        require(at, Integer.BYTES);
        return bytes.getInt(at);
    }

    long int64(int at) {
        require(at, Long.BYTES);
        return bytes.getLong(at);
    }

    float float32(int at) {
        return Float.intBitsToFloat(int32(at));
    }

    /** Where an offset leads that is stored at a place and counts from there. */
    int follow(int at) {
        long target = at + Integer.toUnsignedLong(int32(at));
        if (target > length() - Integer.BYTES) {
            throw damaged("an offset leads to byte " + target + " of " + length());
        }
        return (int) target;
    }

    /**
     * Elements of the vector at a place, which begin behind its first four bytes.
     *
     * @param width bytes of an element
     */
    int vectorLength(int at, int width) {
        long elements = Integer.toUnsignedLong(int32(at));
        if (elements * width > length() - Integer.BYTES - (long) at) {
            throw damaged("a list of " + elements + " elements doesn't fit");
        }
        return (int) elements;
    }

    /** A view of some of the bytes. */
    ByteBuffer slice(long at, long size) {
        if (at < 0 || size < 0 || at > length() - size) {
            throw damaged("data at byte " + at + " doesn't fit");
        }
        return bytes.slice((int) at, (int) size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** To be called before so much is copied. */
    void spend(long elements) {
        budget -= elements;
        if (budget < 0) {
            throw new Rejection(ModelProblem.MALFORMED, "it must not refer to the same data so often");
        }
    }

    private void require(int at, int size) {
        if (at < 0 || at > length() - size) {
            throw damaged("byte " + at + " isn't there");
        }
    }

    static Rejection damaged(String why) {
        return new Rejection(ModelProblem.TRUNCATED, why);
    }
}
