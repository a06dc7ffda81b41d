package org.silicnn.benchmark;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Map;

/** A workload as an ONNX model, run by ONNX Runtime on one thread. */
final class OnnxWorkload implements AutoCloseable {
    /** What flows between layers. Weights are signed bytes, or floats. */
    enum Kind {
        U8("ORT u8 x s8", TensorProto.DataType.UINT8, OnnxJavaType.UINT8),
        S8("ORT s8 x s8", TensorProto.DataType.INT8, OnnxJavaType.INT8),
        FLOAT("ORT fp32", TensorProto.DataType.FLOAT, OnnxJavaType.FLOAT);

        private final String contender;
        private final TensorProto.DataType type;
        private final OnnxJavaType javaType;

        Kind(String contender, TensorProto.DataType type, OnnxJavaType javaType) {
            this.contender = contender;
            this.type = type;
            this.javaType = javaType;
        }

        static Kind of(String contender) {
            return Arrays.stream(values())
                    .filter(kind -> kind.contender.equals(contender))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The domain of ONNX Runtime's own operators. */
    private static final String CONTRIB = "com.microsoft";

    private static final int OPSET = 13;
    private static final int IR_VERSION = 7;

    private final Kind kind;
    private final OrtSession session;
    private final OnnxTensor input;
    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("workload");

    OnnxWorkload(Workload workload, Kind kind) throws OrtException {
        this.kind = kind;
        byte[] model = model(workload).toByteArray();
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
            session = environment.createSession(model, options);
        }
        long[] shape = {workload.images(), workload.channels(), workload.side(), workload.side()};
        int bytes = workload.images() * workload.channels() * workload.side() * workload.side() * width();
        ByteBuffer values = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        for (int i = 0; kind != Kind.FLOAT && i < bytes; i++) {
            values.put(i, (byte) (i * 37));
        }
        input = OnnxTensor.createTensor(environment, values, shape, kind.javaType);
    }

    private int width() {
        return kind == Kind.FLOAT ? Float.BYTES : 1;
    }

    /** All images once. */
    void run() throws OrtException {
        session.run(Map.of("x", input)).close();
    }

    private ModelProto model(Workload workload) {
        floats("scale", 1f);
        bytes("zero", kind.type, new byte[] {(byte) (kind == Kind.U8 ? 128 : 0)});
        bytes("zeroWeight", TensorProto.DataType.INT8, new byte[1]);
        for (int i = 0; i < workload.steps().size(); i++) {
            Workload.Step step = workload.steps().get(i);
            switch (step.kind()) {
                case CONV -> convolution(i, step);
                case MAX_POOL ->
                    graph.addNode(NodeProto.newBuilder()
                            .setOpType("MaxPool")
                            .addInput(name(step.from()))
                            .addOutput(name(i))
                            .addAttribute(ints("kernel_shape", step.kernel(), step.kernel()))
                            .addAttribute(ints("strides", step.stride(), step.stride())));
                case GLOBAL_MEAN -> contrib("GlobalAveragePool", i, step.from());
                case ADD -> contrib("Add", i, step.from(), step.other());
            }
        }
        graph.addInput(value("x", workload.images(), workload.channels(), workload.side(), workload.side()));
        graph.addOutput(value(name(workload.steps().size() - 1)));
        return ModelProto.newBuilder()
                .setIrVersion(IR_VERSION)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
                .addOpsetImport(
                        OperatorSetIdProto.newBuilder().setDomain(CONTRIB).setVersion(1))
                .setGraph(graph)
                .build();
    }

    private static String name(int step) {
        return step == Workload.IMAGE ? "x" : "y" + step;
    }

    /** An operator that is ONNX's in floats and ONNX Runtime's own in bytes. */
    private void contrib(String operator, int i, int... from) {
        NodeProto.Builder node = NodeProto.newBuilder().setOpType(operator).addOutput(name(i));
        for (int each : from) {
            node.addInput(name(each));
            if (kind != Kind.FLOAT) {
                node.addInput("scale").addInput("zero");
            }
        }
        if (kind != Kind.FLOAT) {
            node.setOpType("QLinear" + operator)
                    .setDomain(CONTRIB)
                    .addInput("scale")
                    .addInput("zero");
        }
        graph.addNode(node);
    }

    private void convolution(int i, Workload.Step step) {
        long[] shape = {step.outputs(), step.inputs() / step.groups(), step.kernel(), step.kernel()};
        int size = step.weightsPerOutput() * step.outputs();
        NodeProto.Builder node = NodeProto.newBuilder()
                .addOutput(name(i))
                .addAttribute(ints("pads", step.pad(), step.pad(), step.pad(), step.pad()))
                .addAttribute(ints("strides", step.stride(), step.stride()))
                .addAttribute(AttributeProto.newBuilder()
                        .setName("group")
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(step.groups()));
        if (kind == Kind.FLOAT) {
            floats("w" + i, new float[size], shape);
            graph.addNode(node.setOpType("Conv").addInput(name(step.from())).addInput("w" + i));
            return;
        }
        byte[] weights = new byte[size];
        for (int k = 0; k < size; k++) {
            weights[k] = (byte) (k * 31 % 50);
        }
        bytes("w" + i, TensorProto.DataType.INT8, weights, shape);
        floats("out" + i, 256f);
        node.setOpType("QLinearConv").addInput(name(step.from()));
        for (String name : new String[] {"scale", "zero", "w" + i, "scale", "zeroWeight", "out" + i, "zero"}) {
            node.addInput(name);
        }
        graph.addNode(node);
    }

    private ValueInfoProto value(String name, long... extents) {
        TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder().setElemType(kind.type.getNumber());
        if (extents.length > 0) {
            TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
            for (long extent : extents) {
                shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(extent));
            }
            type.setShape(shape);
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    private static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        for (long value : values) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private void floats(String name, float value) {
        floats(name, new float[] {value});
    }

    private void floats(String name, float[] values, long... shape) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long extent : shape) {
            tensor.addDims(extent);
        }
        for (float value : values) {
            tensor.addFloatData(value);
        }
        graph.addInitializer(tensor);
    }

    private void bytes(String name, TensorProto.DataType type, byte[] values, long... shape) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type.getNumber());
        for (long extent : shape) {
            tensor.addDims(extent);
        }
        graph.addInitializer(tensor.setRawData(ByteString.copyFrom(values)));
    }

    @Override
    public void close() throws OrtException {
        input.close();
        session.close();
    }
}
