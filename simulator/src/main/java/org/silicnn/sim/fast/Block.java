package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.ir.TensorType;
import org.silicnn.sim.Tensor;

/**
 * One tensor of a batch of images. Where they are innermost, value {@code i} of image {@code b} lies at {@code i · lanes
 * + b}; where they are stacked, at {@code b · elements + i}. Zero points are subtracted, so that padding is 0 and no
 * kernel needs to know them.
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
    private final Layout layout;
    private final Frame frame;
    private final int lanes;
    private final float[] floats;
    private final long[] longs;

    private Block(TensorType type, Layout layout, Frame frame, float[] floats, long[] longs) {
        this.type = type;
        this.layout = layout;
        this.frame = frame;
        this.lanes = layout.lanes();
        this.floats = floats;
        this.longs = longs;
    }

    /** Of any values. */
    static Block of(TensorType type, Layout layout, Pool pool) {
        int size = Math.multiplyExact(type.shape().elements(), layout.size());
        return isFloat(type)
                ? new Block(type, layout, null, pool.take(size), null)
                : new Block(type, layout, null, null, new long[size]);
    }

    /**
     * Of stacked pictures with a frame around each, which is 0; inside is anything.
     *
     * @param type carried in floats
     */
    static Block framed(TensorType type, Layout layout, Frame frame, Pool pool) {
        float[] floats = pool.takeAligned(frame.length(layout.stacked()));
        frame.clearPadding(floats, layout.stacked());
        return new Block(type, layout, frame, floats, null);
    }

    /** Stacked pictures in such a frame: these, or a copy. */
    Block inFrame(Frame wanted, Pool pool) {
        if (wanted.equals(frame)) {
            return this;
        }
        Block copy = framed(type, layout, wanted, pool);
        wanted.copy(floats, copy.floats, layout.stacked());
        return copy;
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

    Layout layout() {
        return layout;
    }

    int images() {
        return layout.images();
    }

    /** Images innermost. */
    int lanes() {
        return lanes;
    }

    /** Places of all stacked tensors. */
    int places() {
        return type.shape().places() * layout.stacked();
    }

    /** What lies around each picture; nothing where images follow each other without a gap. */
    Optional<Frame> frame() {
        return Optional.ofNullable(frame);
    }

    /** Where channel 0 of a place of stacked tensors lies. */
    int at(int place) {
        return frame == null ? place * type.shape().channels() : frame.at(place);
    }

    /** From a place of stacked tensors to its right neighbour. */
    int cell() {
        return frame == null ? type.shape().channels() : frame.cell();
    }

    /** From a place of stacked tensors to the one below. */
    int row() {
        return frame == null ? type.shape().width() * type.shape().channels() : frame.row();
    }

    /** Values of all images. */
    int size() {
        return type.shape().elements() * layout.size();
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

    /** Where value 0 of an image lies; its others follow in steps of {@link #lanes}. */
    private int first(int image) {
        return layout.stacked() == 1 ? image : image * type.shape().elements();
    }

    /** Puts an image's tensor into its place. */
    void set(int image, long[] values) {
        setStretch(values, 0, values.length, image);
    }

    /** Puts in all images' tensors, a stretch of each at a time so that the block is written once. */
    void setAll(List<Tensor> tensors) {
        int elements = type.shape().elements();
        int stretch = lanes == 1 ? elements : STRETCH;
        for (int start = 0; start < elements; start += stretch) {
            int end = Math.min(elements, start + stretch);
            for (int image = 0; image < tensors.size(); image++) {
                setStretch(tensors.get(image).values(), start, end, image);
            }
        }
    }

    private void setStretch(long[] values, int start, int end, int image) {
        int zeroPoint = type.zeroPoint();
        int first = first(image);
        if (floats == null) {
            for (int i = start; i < end; i++) {
                longs[first + i * lanes] = values[i] - zeroPoint;
            }
        } else if (lanes == 1) {
            float[] to = floats;
            for (int i = start; i < end; i++) {
                to[first + i] = (int) (values[i] - zeroPoint);
            }
        } else {
            float[] to = floats;
            for (int i = start; i < end; i++) {
                to[first + i * lanes] = (int) (values[i] - zeroPoint);
            }
        }
    }

    /** An image's tensor. */
    Tensor get(int image) {
        long[] values = new long[type.shape().elements()];
        getStretch(values, 0, values.length, image);
        return new Tensor(type, values);
    }

    /** All images' tensors. */
    List<Tensor> getAll() {
        int elements = type.shape().elements();
        int stretch = lanes == 1 ? elements : STRETCH;
        long[][] values = new long[images()][elements];
        for (int start = 0; start < elements; start += stretch) {
            int end = Math.min(elements, start + stretch);
            for (int image = 0; image < values.length; image++) {
                getStretch(values[image], start, end, image);
            }
        }
        return Arrays.stream(values).map(each -> new Tensor(type, each)).toList();
    }

    private void getStretch(long[] values, int start, int end, int image) {
        int zeroPoint = type.zeroPoint();
        int first = first(image);
        if (floats == null) {
            for (int i = start; i < end; i++) {
                values[i] = zeroPoint + longs[first + i * lanes];
            }
        } else if (lanes == 1) {
            float[] from = floats;
            for (int i = start; i < end; i++) {
                values[i] = (long) zeroPoint + (int) from[first + i];
            }
        } else {
            float[] from = floats;
            for (int i = start; i < end; i++) {
                values[i] = (long) zeroPoint + (int) from[first + i * lanes];
            }
        }
    }
}
