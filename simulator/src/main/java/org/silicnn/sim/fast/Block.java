package org.silicnn.sim.fast;

import org.silicnn.ir.TensorType;
import org.silicnn.sim.Tensor;

/**
 * One tensor of a batch of images, the images innermost: value {@code i} of image {@code b} lies at {@code i · lanes +
 * b}. Zero points are subtracted, so that padding is 0 and no kernel needs to know them.
 *
 * <p>Values are carried in floats where the type's integers are all exact in one, up to 2^24, else in longs.
 */
final class Block {
    /** Integers up to this magnitude are exact in a float. */
    static final long FLOAT_LIMIT = 1L << 24;
    /** Integers up to this magnitude are exact in a double. */
    static final long DOUBLE_LIMIT = 1L << 53;

    private final TensorType type;
    private final int images;
    private final int lanes;
    private final float[] floats;
    private final long[] longs;

    private Block(TensorType type, int images, int lanes, float[] floats, long[] longs) {
        this.type = type;
        this.images = images;
        this.lanes = lanes;
        this.floats = floats;
        this.longs = longs;
    }

    /**
     * All zeros.
     *
     * @param images how many lanes count; the others are computed and forgotten
     */
    static Block of(TensorType type, int images, int lanes) {
        int size = Math.multiplyExact(type.shape().elements(), lanes);
        return isFloat(type)
                ? new Block(type, images, lanes, new float[size], null)
                : new Block(type, images, lanes, null, new long[size]);
    }

    /** Whether tensors of a type are carried in floats. */
    static boolean isFloat(TensorType type) {
        return largest(type) <= FLOAT_LIMIT;
    }

    /** The largest magnitude of a type's integers, zero point subtracted. */
    static long largest(TensorType type) {
        return Math.max(
                type.format().max() - type.zeroPoint(),
                type.zeroPoint() - type.format().min());
    }

    /** Bytes that a value of a type takes for each image. */
    static int bytes(TensorType type) {
        return isFloat(type) ? Float.BYTES : Long.BYTES;
    }

    /** The same values under another shape. */
    Block as(TensorType newType) {
        return new Block(newType, images, lanes, floats, longs);
    }

    TensorType type() {
        return type;
    }

    int images() {
        return images;
    }

    int lanes() {
        return lanes;
    }

    /** The values where {@link #isFloat}, else null. */
    float[] floats() {
        return floats;
    }

    /** The values where not {@link #isFloat}, else null. */
    long[] longs() {
        return longs;
    }

    /** Whichever array holds the values. */
    Object array() {
        return floats != null ? floats : longs;
    }

    /** Puts an image's tensor into a lane. */
    void set(int lane, long[] values) {
        int zeroPoint = type.zeroPoint();
        for (int i = 0; i < values.length; i++) {
            if (floats != null) {
                floats[i * lanes + lane] = values[i] - zeroPoint;
            } else {
                longs[i * lanes + lane] = values[i] - zeroPoint;
            }
        }
    }

    /** An image's tensor. */
    Tensor get(int lane) {
        int zeroPoint = type.zeroPoint();
        long[] values = new long[type.shape().elements()];
        for (int i = 0; i < values.length; i++) {
            int at = i * lanes + lane;
            values[i] = zeroPoint + (floats != null ? (long) floats[at] : longs[at]);
        }
        return new Tensor(type, values);
    }
}
