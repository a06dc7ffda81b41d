package org.silicnn.frontend.tflite;

import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Grid;

/**
 * A tensor as the file declares it.
 *
 * @param name any text
 * @param dims extents; 1 where {@code open} says that the file leaves one open
 * @param open one for each extent, or none
 * @param type code of the element type
 * @param buffer number of the buffer with its data; one without data if it is computed
 * @param scales none if it isn't quantised, one, or one for each index of {@code axis}
 * @param zeroPoints as many as scales
 */
record TfliteTensor(
        String name, int[] dims, boolean[] open, int type, int buffer, float[] scales, long[] zeroPoints, int axis) {
    static final int FLOAT32 = 0;
    static final int FLOAT16 = 1;
    static final int INT32 = 2;
    static final int UINT8 = 3;
    static final int INT64 = 4;
    static final int BOOL = 6;
    static final int INT16 = 7;
    static final int INT8 = 9;
    static final int FLOAT64 = 10;

    private static final String[] TYPES = {
        "float32",
        "float16",
        "int32",
        "uint8",
        "int64",
        "string",
        "bool",
        "int16",
        "complex64",
        "int8",
        "float64",
        "complex128",
        "uint64",
        "resource",
        "variant",
        "uint32",
        "uint16",
        "int4",
        "bfloat16"
    };

    static TfliteTensor of(FlatTable table) {
        int[] dims = table.ints(0);
        if (dims.length > Limits.RANK) {
            throw new Rejection(ModelProblem.TOO_MANY_AXES, Limits.RANK, dims.length);
        }
        Limits.elements(dims);
        int[] signature = table.ints(7);
        boolean[] open = new boolean[dims.length];
        for (int i = 0; i < dims.length && signature.length == dims.length; i++) {
            open[i] = signature[i] < 0;
        }
        Optional<FlatTable> quantization = table.table(4);
        float[] scales = quantization.map(each -> each.floats(2)).orElseGet(() -> new float[0]);
        long[] zeroPoints = quantization.map(each -> each.longs(3)).orElseGet(() -> new long[0]);
        if (zeroPoints.length != scales.length) {
            // Symmetric weights of early converters came without zero points.
            if (zeroPoints.length != 0) {
                throw new Rejection(ModelProblem.SIZES_DISAGREE, "zero points", scales.length, zeroPoints.length);
            }
            zeroPoints = new long[scales.length];
        }
        int axis = quantization.map(each -> each.int32(6, 0)).orElse(0);
        return new TfliteTensor(
                table.text(3), dims, open, table.int8(1, 0), table.int32(2, 0), scales, zeroPoints, axis);
    }

    boolean isFloat() {
        return type == FLOAT32 || type == FLOAT16 || type == FLOAT64;
    }

    /** The first of the names that a converter joins with semicolons when it fuses operations. */
    String shortName() {
        int end = name.indexOf(';');
        return end > 0 ? name.substring(0, end) : name;
    }

    String typeName() {
        return type >= 0 && type < TYPES.length ? TYPES[type] : "type " + type;
    }

    /** How the elements are stored, if the file says of integers what they stand for. */
    Optional<Grid> grid() {
        Optional<FixedFormat> format = format();
        if (scales.length == 0 || format.isEmpty()) {
            return Optional.empty();
        }
        if (scales.length > 1) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "scales of a computed tensor", 1, scales.length);
        }
        long zeroPoint = zeroPoints[0];
        if (!format.get().holds(zeroPoint)) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "zero point", "a value of " + typeName(), zeroPoint);
        }
        return Optional.of(new Grid(format.get(), scales[0], (int) zeroPoint, Rounding.TFLITE));
    }

    /** The format of a quantised element; none if such elements aren't quantised. */
    Optional<FixedFormat> format() {
        return switch (type) {
            case INT8 -> Optional.of(FixedFormat.signed(Byte.SIZE, 0));
            case UINT8 -> Optional.of(FixedFormat.unsigned(Byte.SIZE, 0));
            case INT16 -> Optional.of(FixedFormat.signed(Short.SIZE, 0));
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return name + " " + typeName() + " " + Dims.text(dims);
    }
}
