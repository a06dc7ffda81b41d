package org.silicnn.frontend.tflite;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/**
 * The first subgraph of a TensorFlow Lite file. Numbers of fields are those of tensorflow/lite/schema/schema.fbs.
 *
 * @param inputs numbers of tensors
 * @param outputs numbers of tensors
 */
record TfliteModel(
        FlatBytes bytes,
        List<TfliteTensor> tensors,
        List<TfliteOperator> operators,
        int[] inputs,
        int[] outputs,
        List<FlatTable> buffers) {
    private static final int VERSION = 3;

    static TfliteModel of(FlatBytes bytes) {
        FlatTable root = bytes.root();
        int version = root.int32(0, 0);
        if (version != VERSION) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "version", VERSION, version);
        }
        List<FlatTable> subgraphs = root.tables(2);
        if (subgraphs.isEmpty()) {
            throw new Rejection(ModelProblem.MALFORMED, "it has no graph");
        }
        FlatTable graph = subgraphs.get(0);
        List<TfliteTensor> tensors =
                graph.tables(0).stream().map(TfliteTensor::of).toList();
        List<FlatTable> codes = root.tables(1);
        List<TfliteOperator> operators = new ArrayList<>();
        for (FlatTable table : graph.tables(3)) {
            operators.add(operator(table, codes, tensors.size()));
        }
        return new TfliteModel(
                bytes,
                tensors,
                operators,
                numbers(graph.ints(1), 0, tensors.size()),
                numbers(graph.ints(2), 0, tensors.size()),
                root.tables(4));
    }

    private static TfliteOperator operator(FlatTable table, List<FlatTable> codes, int tensors) {
        int index = table.int32(0, 0);
        if (index < 0 || index >= codes.size()) {
            throw new Rejection(ModelProblem.MALFORMED, "operator code " + index + " isn't there");
        }
        FlatTable code = codes.get(index);
        // Codes beyond 127 have a field of their own; older writers know only the first.
        return new TfliteOperator(
                Math.max(code.int8(0, 0), code.int32(3, 0)),
                code.text(1),
                numbers(table.ints(1), -1, tensors),
                numbers(table.ints(2), 0, tensors),
                new TfliteOptions(table.table(4)));
    }

    private static int[] numbers(int[] numbers, int least, int tensors) {
        for (int number : numbers) {
            if (number < least || number >= tensors) {
                throw new Rejection(ModelProblem.MALFORMED, "tensor " + number + " isn't there");
            }
        }
        return numbers;
    }

    /** The data of a tensor; nothing if it is computed. */
    ByteBuffer data(TfliteTensor tensor) {
        if (tensor.buffer() < 0 || tensor.buffer() >= buffers.size()) {
            throw new Rejection(ModelProblem.MALFORMED, "buffer " + tensor.buffer() + " isn't there");
        }
        FlatTable buffer = buffers.get(tensor.buffer());
        long offset = buffer.int64(1, 0);
        // Files beyond 2 GB keep data behind the flatbuffer.
        ByteBuffer data = offset > 1
                ? bytes.slice(offset, buffer.int64(2, 0))
                : bytes.slice(buffer.firstByte(0), buffer.byteCount(0));
        return data.order(ByteOrder.LITTLE_ENDIAN);
    }
}
