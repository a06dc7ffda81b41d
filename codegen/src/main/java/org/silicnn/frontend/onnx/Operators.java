package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The table of supported operators. */
final class Operators {
    private static final Map<String, Converter> TABLE = table();

    private Operators() {}

    /** The converter for a node, if its operator is supported. */
    static Optional<Converter> find(NodeProto node) {
        return Optional.ofNullable(TABLE.get(word(node)));
    }

    /** All supported operators, in alphabetical order. */
    static Collection<String> words() {
        return TABLE.keySet();
    }

    /** The operator as messages say it; with its domain in front, unless that is ONNX's own. */
    static String word(NodeProto node) {
        return OnnxModel.STANDARD_DOMAINS.contains(node.getDomain())
                ? node.getOpType()
                : node.getDomain() + "." + node.getOpType();
    }

    private static Map<String, Converter> table() {
        Map<String, Converter> table = new TreeMap<>();
        ActivationConverters.addTo(table);
        ChannelConverters.addTo(table);
        ComparisonConverters.addTo(table);
        ConvolutionConverters.addTo(table);
        ElementwiseConverters.addTo(table);
        MatrixConverters.addTo(table);
        MovementConverters.addTo(table);
        NormalizationConverters.addTo(table);
        PoolConverters.addTo(table);
        QuantizedConverters.addTo(table);
        QuantizeConverters.addTo(table);
        ReduceConverters.addTo(table);
        ResizeConverters.addTo(table);
        ShapeArithmetic.addTo(table);
        ShapeConverters.addTo(table);
        SliceConverters.addTo(table);
        return table;
    }
}
