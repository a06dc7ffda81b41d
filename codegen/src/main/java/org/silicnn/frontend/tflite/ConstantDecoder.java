package org.silicnn.frontend.tflite;

import java.nio.ByteBuffer;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.HalfFloat;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Tensors whose data the file holds. Nothing is allocated before the data is known to be there. */
final class ConstantDecoder {
    private ConstantDecoder() {}

    /** Integers stay integers, whatever they stand for. */
    static Constant decode(TfliteTensor tensor, ByteBuffer data) {
        int[] dims = tensor.dims();
        return switch (tensor.type()) {
            case TfliteTensor.FLOAT32 -> floats(tensor, data, 4, i -> data.getFloat(4 * i));
            case TfliteTensor.FLOAT64 -> floats(tensor, data, 8, i -> data.getDouble(8 * i));
            case TfliteTensor.FLOAT16 -> floats(tensor, data, 2, i -> HalfFloat.decode(data.getShort(2 * i)));
            case TfliteTensor.INT8 -> integers(tensor, data, 1, data::get);
            case TfliteTensor.BOOL, TfliteTensor.UINT8 -> integers(tensor, data, 1, i -> data.get(i) & 0xff);
            case TfliteTensor.INT16 -> integers(tensor, data, 2, i -> data.getShort(2 * i));
            case TfliteTensor.INT32 -> integers(tensor, data, 4, i -> data.getInt(4 * i));
            case TfliteTensor.INT64 -> integers(tensor, data, 8, i -> data.getLong(8 * i));
            default -> throw new Rejection(ModelProblem.TENSOR_TYPE, tensor.typeName() + " of " + Dims.text(dims));
        };
    }

    private static Constant floats(TfliteTensor tensor, ByteBuffer data, int width, IntToDoubleFunction read) {
        float[] values = new float[elements(tensor, data, width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) read.applyAsDouble(i);
        }
        return Constant.of(tensor.dims(), values);
    }

    private static Constant integers(TfliteTensor tensor, ByteBuffer data, int width, IntToLongFunction read) {
        long[] values = new long[elements(tensor, data, width)];
        for (int i = 0; i < values.length; i++) {
            values[i] = read.applyAsLong(i);
        }
        return Constant.of(tensor.dims(), values);
    }

    private static int elements(TfliteTensor tensor, ByteBuffer data, int width) {
        int elements = Limits.storedElements(tensor.dims());
        if (data.remaining() != (long) elements * width) {
            throw new Rejection(
                    ModelProblem.TENSOR_SIZE, Dims.text(tensor.dims()), (long) elements * width, data.remaining());
        }
        return elements;
    }
}
