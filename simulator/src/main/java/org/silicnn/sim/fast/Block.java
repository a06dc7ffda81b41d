package org.silicnn.sim.fast;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** Puts an image's tensor into its place. */
    void set(int image, Tensor tensor) {
        setStretch(tensor, 0, type.shape().elements(), image);
    }

    /** Puts in all images' tensors, a stretch of each at a time so that the block is written once. */
    void setAll(List<Tensor> tensors) {
        int elements = type.shape().elements();
        int stretch = lanes == 1 ? elements : STRETCH;
        for (int start = 0; start < elements; start += stretch) {
            for (int image = 0; image < tensors.size(); image++) {
                setStretch(tensors.get(image), start, Math.min(elements, start + stretch), image);
            }
        }
    }

    private void setStretch(Tensor tensor, int start, int end, int image) {
        byte[] bytes = tensor.bytes().orElse(null);
        int run = run();
        for (int value = start; value < end; value += run) {
            int count = Math.min(run, end - value);
            if (bytes != null && floats != null) {
                ByteValues.of(type).widen(bytes, value, floats, first(image, value), lanes, count);
            } else {
                setLongs(tensor.values(), value, count, first(image, value));
            }
        }
    }

    private void setLongs(long[] values, int from, int count, int first) {
        int zeroPoint = type.zeroPoint();
        for (int i = 0; floats != null && i < count; i++) {
            floats[first + i * lanes] = (int) (values[from + i] - zeroPoint);
        }
        for (int i = 0; floats == null && i < count; i++) {
            longs[first + i * lanes] = values[from + i] - zeroPoint;
        }
    }

    /** Values of an image that follow each other in steps of {@link #lanes}. */
    private int run() {
        if (frame == null) {
            return type.shape().elements();
        }
        int channels = type.shape().channels();
        return cell() == channels ? type.shape().width() * channels : channels;
    }

    /** Where an image's value lies that is the first of a run, or any where there is no frame. */
    private int first(int image, int value) {
        int elements = type.shape().elements();
        if (frame != null) {
            return frame.at((image * elements + value) / type.shape().channels());
        }
        return (layout.stacked() == 1 ? image : image * elements) + value * lanes;
    }

    /** An image's tensor; there is no frame around it. */
    Tensor get(int image) {
        return tensors(image, image + 1).get(0);
    }

    /** All images' tensors; there is no frame around them. */
    List<Tensor> getAll() {
        return tensors(0, images());
    }

    private List<Tensor> tensors(int from, int to) {
        int elements = type.shape().elements();
        boolean narrow = floats != null && type.format().storageBytes() == 1;
        byte[][] bytes = new byte[to - from][narrow ? elements : 0];
        long[][] values = new long[to - from][narrow ? 0 : elements];
        int stretch = lanes == 1 ? elements : STRETCH;
        for (int start = 0; start < elements; start += stretch) {
            int count = Math.min(stretch, elements - start);
            for (int i = 0; i < to - from; i++) {
                int first = first(from + i, start);
                if (narrow) {
                    ByteValues.of(type).narrow(floats, first, lanes, bytes[i], start, count);
                } else {
                    getLongs(values[i], start, count, first);
                }
            }
        }
        return IntStream.range(0, to - from)
                .mapToObj(i -> narrow ? Tensor.ofBytes(type, bytes[i]) : new Tensor(type, values[i]))
                .toList();
    }

    private void getLongs(long[] values, int from, int count, int first) {
        int zeroPoint = type.zeroPoint();
        for (int i = 0; floats != null && i < count; i++) {
            values[from + i] = (long) zeroPoint + (int) floats[first + i * lanes];
        }
        for (int i = 0; floats == null && i < count; i++) {
            values[from + i] = zeroPoint + longs[first + i * lanes];
        }
    }
}
