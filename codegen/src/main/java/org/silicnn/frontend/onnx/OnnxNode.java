package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.GraphDraft;
import org.silicnn.frontend.ModelNode;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;

/** A node of an ONNX file, with its attributes. */
final class OnnxNode extends ModelNode {
    private final NodeProto proto;
    private final int opset;

    /**
     * @param operands one for each input; empty where an optional input is left out
     * @param opset version of the operator set that the file uses
     */
    OnnxNode(NodeProto proto, List<Optional<Operand>> operands, GraphDraft draft, int opset) {
        super(operands, draft);
        this.proto = proto;
        this.opset = opset;
    }

    /** The node's name, or that of its first output: exporters may leave nodes without a name. */
    static String name(NodeProto proto) {
        return proto.getName().isEmpty() && proto.getOutputCount() > 0 ? proto.getOutput(0) : proto.getName();
    }

    @Override
    public String name() {
        return name(proto);
    }

    String operator() {
        return proto.getOpType();
    }

    int opset() {
        return opset;
    }

    @Override
    public int outputs() {
        return proto.getOutputCount();
    }

    boolean hasAttribute(String attribute) {
        return find(attribute).isPresent();
    }

    int integer(String attribute, int otherwise) {
        return optionalInteger(attribute).orElse(otherwise);
    }

    int integer(String attribute) {
        return optionalInteger(attribute).orElseThrow(() -> missing(attribute));
    }

    OptionalInt optionalInteger(String attribute) {
        return find(attribute, AttributeType.INT, "a whole number")
                .map(found -> OptionalInt.of(fit(attribute, found.getI())))
                .orElse(OptionalInt.empty());
    }

    boolean flag(String attribute, boolean otherwise) {
        return integer(attribute, otherwise ? 1 : 0) != 0;
    }

    float number(String attribute, double otherwise) {
        return optionalNumber(attribute).orElse((float) otherwise);
    }

    String text(String attribute, String otherwise) {
        return find(attribute, AttributeType.STRING, "text")
                .map(found -> found.getS().toStringUtf8())
                .orElse(otherwise);
    }

    /** A list of whole numbers, if the node has it. */
    Optional<int[]> integers(String attribute) {
        return find(attribute, AttributeType.INTS, "whole numbers").map(found -> found.getIntsList().stream()
                .mapToInt(value -> fit(attribute, value))
                .toArray());
    }

    /** A list of whole numbers too large for extents, if the node has it. */
    Optional<long[]> longs(String attribute) {
        return find(attribute, AttributeType.INTS, "whole numbers")
                .map(found ->
                        found.getIntsList().stream().mapToLong(Long::longValue).toArray());
    }

    Optional<Long> longInteger(String attribute) {
        return find(attribute, AttributeType.INT, "a whole number").map(AttributeProto::getI);
    }

    Optional<Float> optionalNumber(String attribute) {
        return find(attribute, AttributeType.FLOAT, "a number").map(AttributeProto::getF);
    }

    Optional<float[]> numbers(String attribute) {
        return find(attribute, AttributeType.FLOATS, "numbers").map(found -> {
            float[] values = new float[found.getFloatsCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = found.getFloats(i);
            }
            return values;
        });
    }

    Optional<Constant> tensor(String attribute) {
        return find(attribute, AttributeType.TENSOR, "a tensor").map(found -> TensorDecoder.decode(found.getT()));
    }

    Rejection missing(String attribute) {
        return new Rejection(ModelProblem.ATTRIBUTE_MISSING, attribute);
    }

    private static int fit(String attribute, long value) {
        if (value != (int) value) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, attribute, "within 32 bits", value);
        }
        return (int) value;
    }

    private Optional<AttributeProto> find(String attribute) {
        return proto.getAttributeList().stream()
                .filter(each -> each.getName().equals(attribute))
                .findFirst();
    }

    private Optional<AttributeProto> find(String attribute, AttributeType type, String what) {
        Optional<AttributeProto> found = find(attribute);
        // Writers older than IR version 2 leave the type out.
        if (found.isPresent() && found.get().getType() != type && found.get().getType() != AttributeType.UNDEFINED) {
            throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, attribute, what);
        }
        return found;
    }
}
