package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
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

    /** Values of each image that are transposed together: a few hundred lines of the first cache. */
    private static final int STRETCH = 32;

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
     * Of any values.
     *
     * @param images how many lanes count; the others are computed and forgotten
     */
    static Block of(TensorType type, int images, int lanes, Pool pool) {
        int size = Math.multiplyExact(type.shape().elements(), lanes);
        return isFloat(type)
                ? new Block(type, images, lanes, pool.take(size), null)
                : new Block(type, images, lanes, null, new long[size]);
    }

    /** Gives the values up. */
    void release(Pool pool) {
        if (floats != null) {
            pool.give(floats);
        }
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

    /** Puts all images' tensors into the lanes, a stretch of each at a time so that the block is written once. */
    void setAll(List<Tensor> tensors) {
        if (floats == null) {
            for (int lane = 0; lane < tensors.size(); lane++) {
                set(lane, tensors.get(lane).values());
            }
            return;
        }
        int elements = type.shape().elements();
        for (int start = 0; start < elements; start += STRETCH) {
            int end = Math.min(elements, start + STRETCH);
            for (int lane = 0; lane < tensors.size(); lane++) {
                setStretch(tensors.get(lane).values(), start, end, lane);
            }
        }
    }

    private void setStretch(long[] values, int start, int end, int lane) {
        int zeroPoint = type.zeroPoint();
        for (int i = start; i < end; i++) {
            floats[i * lanes + lane] = values[i] - zeroPoint;
        }
    }

    /** An image's tensor. */
    Tensor get(int lane) {
        long[] values = new long[type.shape().elements()];
        getStretch(values, 0, values.length, lane);
        return new Tensor(type, values);
    }

    /** All images' tensors. */
    List<Tensor> getAll() {
        int elements = type.shape().elements();
        long[][] values = new long[images][elements];
        for (int start = 0; start < elements; start += STRETCH) {
            int end = Math.min(elements, start + STRETCH);
            for (int lane = 0; lane < images; lane++) {
                getStretch(values[lane], start, end, lane);
            }
        }
        return Arrays.stream(values).map(each -> new Tensor(type, each)).toList();
    }

    private void getStretch(long[] values, int start, int end, int lane) {
        int zeroPoint = type.zeroPoint();
        for (int i = start; i < end; i++) {
            int at = i * lanes + lane;
            values[i] = zeroPoint + (floats != null ? (long) floats[at] : longs[at]);
        }
    }
}
