package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.onnx.OnnxImport.Imported;
import org.silicnn.problem.Where;

/** Writes an ONNX model node by node, as an exporter does; the last value is the output. */
final class OnnxMaker {
    private static final int OPSET = 21;

    private final GraphProto.Builder graph = GraphProto.newBuilder();
    private String last = "";

    /** @param type of the image, whose name is {@code x} */
    OnnxMaker(DataType type, long... dims) {
        ValueInfoProto.Builder image = PackedInputs.image("x", dims).toBuilder();
        image.getTypeBuilder().getTensorTypeBuilder().setElemType(type.getNumber());
        graph.addInput(image);
    }

    OnnxMaker(long... dims) {
        this(DataType.FLOAT, dims);
    }

    /** A stored tensor of floats. */
    OnnxMaker floats(String name, List<Integer> dims, float... values) {
        TensorProto.Builder tensor = tensor(name, DataType.FLOAT, dims);
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
        return this;
    }

    /** A stored tensor of integers of at most 32 bits. */
    OnnxMaker integers(String name, DataType type, List<Integer> dims, int... values) {
        TensorProto.Builder tensor = tensor(name, type, dims);
        Arrays.stream(values).forEach(tensor::addInt32Data);
        graph.addInitializer(tensor);
        return this;
    }

    /** A number made by a node, as older exporters have them. */
    OnnxMaker constant(String name, float value) {
        TensorProto tensor =
                tensor("", DataType.FLOAT, List.of()).addFloatData(value).build();
        graph.addNode(NodeProto.newBuilder()
                .setOpType("Constant")
                .addOutput(name)
                .addAttribute(AttributeProto.newBuilder()
                        .setName("value")
                        .setType(AttributeType.TENSOR)
                        .setT(tensor)));
        return this;
    }

    private static TensorProto.Builder tensor(String name, DataType type, List<Integer> dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        dims.forEach(tensor::addDims);
        return tensor;
    }

    OnnxMaker node(String operator, String output, String... inputs) {
        graph.addNode(PackedInputs.node(operator, output, inputs));
        last = output;
        return this;
    }

    /** Gives the last node an attribute. */
    OnnxMaker with(String attribute, int value) {
        return with(attribute(attribute, AttributeType.INT).setI(value));
    }

    OnnxMaker with(String attribute, float value) {
        return with(attribute(attribute, AttributeType.FLOAT).setF(value));
    }

    OnnxMaker withAll(String attribute, long... values) {
        AttributeProto.Builder list = attribute(attribute, AttributeType.INTS);
        Arrays.stream(values).forEach(list::addInts);
        return with(list);
    }

    OnnxMaker with(String attribute, GraphProto value) {
        return with(attribute(attribute, AttributeType.GRAPH).setG(value));
    }

    private OnnxMaker with(AttributeProto.Builder attribute) {
        graph.getNodeBuilder(graph.getNodeCount() - 1).addAttribute(attribute);
        return this;
    }

    private static AttributeProto.Builder attribute(String name, AttributeType type) {
        return AttributeProto.newBuilder().setName(name).setType(type);
    }

    ModelProto model() {
        GraphProto whole = graph.clone()
                .addOutput(ValueInfoProto.newBuilder().setName(last))
                .build();
        return ModelProto.newBuilder()
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .setGraph(whole)
                .build();
    }

    Imported imported() {
        return OnnxImport.run(OnnxModel.of(
                model(), "model", new ExternalData(Path.of("")), ImportOptions.NONE, new Where("model.onnx")));
    }

    /** The output for one image, both as the file has them. */
    float[] run(float... image) {
        return ImportedRun.run(imported(), image);
    }
}
