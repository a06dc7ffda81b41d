package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.InputShape;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.graph.Grid;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * The image: the one input of the graph that isn't a stored tensor.
 *
 * @param dims extents, batch included; an open batch is 1
 */
record OnnxInput(String name, int[] dims, DataType type) {
    /** What the image may hold: anything that can be given to the net as numbers. */
    private static final Set<DataType> NUMBERS = Set.of(
            DataType.FLOAT,
            DataType.DOUBLE,
            DataType.FLOAT16,
            DataType.BFLOAT16,
            DataType.INT8,
            DataType.UINT8,
            DataType.INT16,
            DataType.UINT16,
            DataType.INT32,
            DataType.INT64);

    private static final Set<DataType> FLOATS =
            Set.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16, DataType.BFLOAT16);

    /**
     * Finds it.
     *
     * @param stored names of the stored tensors, which old writers list as inputs too
     * @throws UserException if there isn't exactly one image, or its size isn't known
     */
    static OnnxInput of(GraphProto graph, Set<String> stored, ImportOptions options, Where file) {
        List<ValueInfoProto> images = graph.getInputList().stream()
                .filter(input -> !stored.contains(input.getName()))
                .toList();
        if (images.size() != 1) {
            String names = images.stream().map(ValueInfoProto::getName).collect(Collectors.joining(", "));
            throw new UserException(ModelProblem.INPUTS_NOT_ONE, file, images.size(), names);
        }
        ValueInfoProto image = images.get(0);
        Where where = file.part("input", image.getName());
        Diagnostics diagnostics = new Diagnostics();
        DataType type = DataType.forNumber(image.getType().getTensorType().getElemType());
        if (type == null || !NUMBERS.contains(type)) {
            diagnostics.report(ModelProblem.INPUT_NOT_NUMBERS, where, type == null ? "unknown" : type.name());
        }
        int[] dims = InputShape.closed(declared(image.getType()), options, diagnostics, where);
        diagnostics.stopIfErrors();
        return new OnnxInput(image.getName(), dims, type);
    }

    /** Extents, {@value InputShape#OPEN} where the file leaves one open; none at all if the file has no shape. */
    private static int[] declared(TypeProto type) {
        return type.getTensorType().getShape().getDimList().stream()
                .mapToInt(OnnxInput::extent)
                .toArray();
    }

    private static int extent(Dimension dimension) {
        long value = dimension.getDimValue();
        return value < 1 ? InputShape.OPEN : (int) Math.min(value, Integer.MAX_VALUE);
    }

    boolean isInteger() {
        return !FLOATS.contains(type);
    }

    /** How the image is stored, if it holds integers of at most 16 bits, which are what they say. */
    Optional<Grid> grid() {
        return TensorDecoder.format(type)
                .filter(format -> format.width() <= Short.SIZE)
                .map(Stored::whole);
    }
}
