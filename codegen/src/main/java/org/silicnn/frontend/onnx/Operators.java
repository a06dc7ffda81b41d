package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
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

    /** The operator as messages say it; with its domain in front, unless that is ONNX's own. */
    static String word(NodeProto node) {
        return OnnxModel.STANDARD_DOMAINS.contains(node.getDomain())
                ? node.getOpType()
                : node.getDomain() + "." + node.getOpType();
    }

    private static Map<String, Converter> table() {
        Map<String, Converter> table = new TreeMap<>();
        table.put("Add", ElementwiseConverters::add);
        table.put("BatchNormalization", NormalizationConverters::batch);
        table.put("Constant", ConstantConverters::constant);
        table.put("Conv", ConvolutionConverters::conv);
        table.put("Div", ElementwiseConverters::div);
        table.put("Dropout", ShapeConverters::dropout);
        table.put("Flatten", ShapeConverters::flatten);
        table.put("Gemm", MatrixConverters::gemm);
        table.put("Identity", ShapeConverters::identity);
        table.put("MatMul", MatrixConverters::matMul);
        table.put("MaxPool", PoolConverters::max);
        table.put("Mul", ElementwiseConverters::mul);
        table.put("Relu", ActivationConverters::relu);
        table.put("Reshape", ShapeConverters::reshape);
        table.put("Squeeze", ShapeConverters::squeeze);
        table.put("Sub", ElementwiseConverters::sub);
        table.put("Transpose", ShapeConverters::transpose);
        table.put("Unsqueeze", ShapeConverters::unsqueeze);
        return table;
    }
}
