package org.silicnn.frontend.hdf5;

import io.jhdf.Constants;
import io.jhdf.ObjectHeader;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.message.DataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.CompactDataLayoutMessage;
import io.jhdf.object.message.DataLayoutMessage.ContiguousDataLayoutMessage;
import io.jhdf.object.message.DataSpaceMessage;
import io.jhdf.object.message.DataTypeMessage;
import java.nio.ByteBuffer;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.HalfFloat;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** An array of numbers. */
public final class Hdf5Array {
    private final BoundedStorage storage;
    private final ObjectHeader header;

    Hdf5Array(BoundedStorage storage, ObjectHeader header) {
        this.storage = storage;
        this.header = header;
    }

    /**
     * Its elements.
     *
     * @throws Rejection if they aren't floats of 16 to 64 bits or whole numbers of 32 or 64 bits in one piece, or if they
     *     aren't all there
     */
    public Constant numbers() {
        return Hdf5File.guarded(this::decode);
    }

    private Constant decode() {
        int[] dims =
                header.getMessageOfType(DataSpaceMessage.class).getDataSpace().getDimensions();
        DataType type = header.getMessageOfType(DataTypeMessage.class).getDataType();
        boolean wide = type.getSize() == Double.BYTES;
        boolean half = type instanceof FloatingPoint && type.getSize() == Short.BYTES;
        if (!(type instanceof OrderedDataType number) || (!wide && !half && type.getSize() != Float.BYTES)) {
            throw new Rejection(
                    ModelProblem.TENSOR_TYPE, type.getClass().getSimpleName() + " of " + type.getSize() + " bytes");
        }
        if (dims.length > Limits.RANK) {
            throw new Rejection(ModelProblem.TOO_MANY_AXES, Limits.RANK, dims.length);
        }
        int elements = Limits.storedElements(dims);
        ByteBuffer data = data(elements * (long) type.getSize()).order(number.getByteOrder());
        if (type instanceof FloatingPoint) {
            return Constant.of(dims, floats(data, elements, type.getSize()));
        }
        long[] values = new long[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = wide ? data.getLong(i * Long.BYTES) : data.getInt(i * Integer.BYTES);
        }
        return Constant.of(dims, values);
    }

    private static float[] floats(ByteBuffer data, int elements, int width) {
        float[] values = new float[elements];
        for (int i = 0; i < elements; i++) {
            values[i] = switch (width) {
                case Short.BYTES -> HalfFloat.decode(data.getShort(i * Short.BYTES));
                case Float.BYTES -> data.getFloat(i * Float.BYTES);
                default -> (float) data.getDouble(i * Double.BYTES);
            };
        }
        return values;
    }

    /** So many bytes, now known to be there. */
    private ByteBuffer data(long bytes) {
        DataLayoutMessage layout = header.getMessageOfType(DataLayoutMessage.class);
        if (layout instanceof CompactDataLayoutMessage compact) {
            return compact.getDataBuffer().slice(0, Math.toIntExact(bytes));
        }
        if (layout instanceof ContiguousDataLayoutMessage contiguous) {
            if (bytes > 0 && contiguous.getAddress() == Constants.UNDEFINED_ADDRESS) {
                throw new Rejection(ModelProblem.WEIGHTS_LAYOUT, "left out");
            }
            return storage.map(bytes == 0 ? 0 : contiguous.getAddress(), bytes);
        }
        throw new Rejection(ModelProblem.WEIGHTS_LAYOUT, "in chunks");
    }
}
