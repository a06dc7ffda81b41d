package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto.Dimension;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import java.util.Set;

/** Makes one image of all inputs of floats: a row of all their elements, which slices and reshapes take apart. */
final class PackedInputs {
    private static final String IMAGE = "packed";

    private static final Set<DataType> FLOATS =
            Set.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16, DataType.BFLOAT16);

    private PackedInputs() {}

    static ModelProto pack(ModelProto model, List<TensorProto> inputs) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        List<NodeProto> nodes = List.copyOf(graph.getNodeList());
        List<ValueInfoProto> named = List.copyOf(graph.getInputList());
        graph.clearNode().clearInput();
        long start = 0;
        for (int i = 0; i < inputs.size(); i++) {
            TensorProto input = inputs.get(i);
            if (!isFloat(input)) {
                graph.addInitializer(input.toBuilder().setName(named.get(i).getName()));
                continue;
            }
            long end = start + input.getDimsList().stream().reduce(1L, (a, b) -> a * b);
            String part = IMAGE + i;
            graph.addInitializer(list(part + "starts", start)).addInitializer(list(part + "ends", end));
            graph.addInitializer(list(part + "axes", 1));
            graph.addInitializer(list(
                    part + "shape",
                    input.getDimsList().stream().mapToLong(Long::longValue).toArray()));
            graph.addNode(node("Slice", part, IMAGE, part + "starts", part + "ends", part + "axes"));
            graph.addNode(node("Reshape", named.get(i).getName(), part, part + "shape"));
            start = end;
        }
        graph.addInput(image(IMAGE, 1, start));
        return model.toBuilder().setGraph(graph.addAllNode(nodes)).build();
    }

    /** The elements of the image. */
    static float[] image(List<TensorProto> inputs) {
        List<float[]> parts = inputs.stream()
                .filter(PackedInputs::isFloat)
                .map(each -> TensorDecoder.decode(each).floats())
                .toList();
        float[] image = new float[parts.stream().mapToInt(each -> each.length).sum()];
        int at = 0;
        for (float[] part : parts) {
            System.arraycopy(part, 0, image, at, part.length);
            at += part.length;
        }
        return image;
    }

    private static boolean isFloat(TensorProto tensor) {
        DataType type = DataType.forNumber(tensor.getDataType());
        return type != null && FLOATS.contains(type);
    }

    /** The declaration of an image. */
    static ValueInfoProto image(String name, long... dims) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (long extent : dims) {
            shape.addDim(Dimension.newBuilder().setDimValue(extent));
        }
        TypeProto.Tensor type = TypeProto.Tensor.newBuilder()
                .setElemType(DataType.FLOAT.getNumber())
                .setShape(shape)
                .build();
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    private static TensorProto list(String name, long... values) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(DataType.INT64.getNumber());
        tensor.addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        return tensor.build();
    }

    static NodeProto node(String operator, String output, String... inputs) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addOutput(output)
                .addAllInput(List.of(inputs))
                .build();
    }
}
