package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.HalfFloat;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/**
 * Tensors stored in an ONNX file, either as raw little-endian bytes or in the typed field that the format assigns to
 * their element type. Nothing is allocated before the declared size is known to be there.
 */
final class TensorDecoder {
    private TensorDecoder() {}

    /** A tensor whose data may lie in a file beside the model. */
    static Constant decode(TensorProto tensor, ExternalData files) {
        return tensor.getDataLocation() == TensorProto.DataLocation.EXTERNAL
                ? formatted(raw(dims(tensor), type(tensor), files.read(tensor)), type(tensor))
                : decode(tensor);
    }

    /** A tensor that brings its data along. */
    static Constant decode(TensorProto tensor) {
        int[] dims = dims(tensor);
        DataType type = type(tensor);
        return formatted(tensor.hasRawData() ? raw(dims, type, tensor.getRawData()) : typed(dims, type, tensor), type);
    }

    private static Constant formatted(Constant constant, DataType type) {
        return format(type).map(constant::withFormat).orElse(constant);
    }

    /** The format of an element type, if that is integers of at most 32 bits. */
    static Optional<FixedFormat> format(DataType type) {
        return switch (type) {
            case INT4 -> Optional.of(FixedFormat.signed(Byte.SIZE / 2, 0));
            case UINT4 -> Optional.of(FixedFormat.unsigned(Byte.SIZE / 2, 0));
            case INT8 -> Optional.of(FixedFormat.signed(Byte.SIZE, 0));
            case UINT8 -> Optional.of(FixedFormat.unsigned(Byte.SIZE, 0));
            case INT16 -> Optional.of(FixedFormat.signed(Short.SIZE, 0));
            case UINT16 -> Optional.of(FixedFormat.unsigned(Short.SIZE, 0));
            case INT32 -> Optional.of(FixedFormat.signed(Integer.SIZE, 0));
            default -> Optional.empty();
        };
    }

    private static DataType type(TensorProto tensor) {
        DataType type = DataType.forNumber(tensor.getDataType());
        if (type == null) {
            throw new Rejection(ModelProblem.TENSOR_TYPE, tensor.getDataType());
        }
        return type;
    }

    private static int[] dims(TensorProto tensor) {
        if (tensor.getDimsCount() > Limits.RANK) {
            throw new Rejection(ModelProblem.TOO_MANY_AXES, Limits.RANK, tensor.getDimsCount());
        }
        int[] dims = tensor.getDimsList().stream()
                .mapToInt(extent -> (int) Math.max(Integer.MIN_VALUE, Math.min(extent, Integer.MAX_VALUE)))
                .toArray();
        Limits.storedElements(dims);
        return dims;
    }

    private static Constant raw(int[] dims, DataType type, ByteString bytes) {
        // A slice, since the bytes are a view of the whole file and places count from where a buffer's array begins.
        ByteBuffer data = bytes.asReadOnlyByteBuffer().slice().order(ByteOrder.LITTLE_ENDIAN);
        return switch (type) {
            case FLOAT -> floats(dims, require(dims, bytes.size(), 4), i -> data.getFloat(4 * i));
            case DOUBLE -> floats(dims, require(dims, bytes.size(), 8), i -> data.getDouble(8 * i));
            case FLOAT16 -> floats(dims, require(dims, bytes.size(), 2), i -> HalfFloat.decode(data.getShort(2 * i)));
            case BFLOAT16 ->
                floats(dims, require(dims, bytes.size(), 2), i -> HalfFloat.decodeBrain(data.getShort(2 * i)));
            case INT8 -> integers(dims, require(dims, bytes.size(), 1), data::get);
            case BOOL, UINT8 -> integers(dims, require(dims, bytes.size(), 1), i -> data.get(i) & 0xff);
            case INT4, UINT4 -> nibbles(dims, type, bytes.size(), data::get);
            case INT16 -> integers(dims, require(dims, bytes.size(), 2), i -> data.getShort(2 * i));
            case UINT16 -> integers(dims, require(dims, bytes.size(), 2), i -> data.getShort(2 * i) & 0xffff);
            case INT32 -> integers(dims, require(dims, bytes.size(), 4), i -> data.getInt(4 * i));
            case UINT32 -> integers(dims, require(dims, bytes.size(), 4), i -> data.getInt(4 * i) & 0xffff_ffffL);
            case INT64, UINT64 -> integers(dims, require(dims, bytes.size(), 8), i -> data.getLong(8 * i));
            default -> throw new Rejection(ModelProblem.TENSOR_TYPE, type.name());
        };
    }

    private static Constant typed(int[] dims, DataType type, TensorProto t) {
        int int32s = t.getInt32DataCount();
        return switch (type) {
            case FLOAT -> floats(dims, require(dims, t.getFloatDataCount(), 1), t::getFloatData);
            case DOUBLE -> floats(dims, require(dims, t.getDoubleDataCount(), 1), t::getDoubleData);
            case FLOAT16 -> floats(dims, require(dims, int32s, 1), i -> HalfFloat.decode((short) t.getInt32Data(i)));
            case BFLOAT16 ->
                floats(dims, require(dims, int32s, 1), i -> HalfFloat.decodeBrain((short) t.getInt32Data(i)));
            case BOOL, INT8, UINT8, INT16, UINT16, INT32 -> integers(dims, require(dims, int32s, 1), t::getInt32Data);
            case INT4, UINT4 -> nibbles(dims, type, int32s, t::getInt32Data);
            case INT64 -> integers(dims, require(dims, t.getInt64DataCount(), 1), t::getInt64Data);
            case UINT32, UINT64 -> integers(dims, require(dims, t.getUint64DataCount(), 1), t::getUint64Data);
            default -> throw new Rejection(ModelProblem.TENSOR_TYPE, type.name());
        };
    }

    /** Two elements a byte, the first in the lower half. */
    private static Constant nibbles(int[] dims, DataType type, long found, IntToLongFunction bytes) {
        int elements = Limits.storedElements(dims);
        if (found != (elements + 1L) / 2) {
            throw new Rejection(ModelProblem.TENSOR_SIZE, Dims.text(dims), (elements + 1L) / 2, found);
        }
        int signBit = type == DataType.INT4 ? 8 : 0;
        return integers(dims, elements, i -> {
            long nibble = bytes.applyAsLong(i / 2) >> (i % 2 * 4) & 0xf;
            return (nibble ^ signBit) - signBit;
        });
    }

    /** The number of elements, now known to be backed by data. */
    private static int require(int[] dims, long found, int unit) {
        int elements = Limits.storedElements(dims);
        if (found != (long) elements * unit) {
            throw new Rejection(ModelProblem.TENSOR_SIZE, Dims.text(dims), (long) elements * unit, found);
        }
        return elements;
    }

    private static Constant floats(int[] dims, int elements, IntToDoubleFunction read) {
        float[] values = new float[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = (float) read.applyAsDouble(i);
        }
        return Constant.of(dims, values);
    }

    private static Constant integers(int[] dims, int elements, IntToLongFunction read) {
        long[] values = new long[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = read.applyAsLong(i);
        }
        return Constant.of(dims, values);
    }
}
