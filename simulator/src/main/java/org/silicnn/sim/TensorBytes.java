package org.silicnn.sim;

import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.TensorType;

/**
 * Tensors as they travel: each value little endian in {@link org.silicnn.fixed.FixedFormat#storageBytes} bytes, in
 * memory order, nothing between them.
 */
public final class TensorBytes {
    private TensorBytes() {}

    /** Bytes of a tensor of this type. */
    public static int size(TensorType type) {
        return Math.multiplyExact(type.shape().elements(), type.format().storageBytes());
    }

    public static byte[] encode(Tensor tensor) {
        int width = tensor.type().format().storageBytes();
        if (tensor.bytes().isPresent()) {
            return tensor.bytes().get().clone();
        }
        long[] values = tensor.values();
        byte[] bytes = new byte[size(tensor.type())];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (values[i / width] >> (Byte.SIZE * (i % width)));
        }
        return bytes;
    }

    /**
     * The way back.
     *
     * @throws InvalidNetworkException if there are too few or too many bytes, or a value doesn't fit the format
     */
    public static Tensor decode(TensorType type, byte[] bytes) {
        if (bytes.length != size(type)) {
            throw new InvalidNetworkException(
                    "a tensor of " + type + " must have " + size(type) + " bytes, not " + bytes.length);
        }
        int width = type.format().storageBytes();
        if (width == 1) {
            return Tensor.ofBytes(type, bytes.clone());
        }
        int unused = Long.SIZE - Byte.SIZE * width;
        long[] values = new long[type.shape().elements()];
        for (int i = 0; i < bytes.length; i++) {
            values[i / width] |= (bytes[i] & 0xFFL) << (Byte.SIZE * (i % width));
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = type.format().signed() ? values[i] << unused >> unused : values[i];
        }
        return new Tensor(type, values);
    }
}
