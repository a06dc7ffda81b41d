package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;

/** Makes a net of a model without an image: an image of zeros, to which the model's constant answer is added. */
final class ConstantOutput {
    private static final String SUM = "sum";

    private ConstantOutput() {}

    static ModelProto added(ModelProto model, TensorProto output) {
        GraphProto.Builder graph = model.getGraph().toBuilder();
        String answer = graph.getOutput(0).getName();
        long[] dims = output.getDimsList().stream().mapToLong(Long::longValue).toArray();
        AttributeProto toFloat = AttributeProto.newBuilder()
                .setName("to")
                .setType(AttributeType.INT)
                .setI(DataType.FLOAT.getNumber())
                .build();
        graph.clearInput().addInput(PackedInputs.image("zeros", dims));
        graph.addNode(PackedInputs.node("Cast", "floats", answer).toBuilder().addAttribute(toFloat));
        graph.addNode(PackedInputs.node("Add", SUM, "zeros", "floats"));
        graph.clearOutput().addOutput(ValueInfoProto.newBuilder().setName(SUM));
        return model.toBuilder().setGraph(graph).build();
    }

    static float[] image(TensorProto output) {
        return new float[TensorDecoder.decode(output).size()];
    }
}
