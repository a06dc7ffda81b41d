package org.silicnn.frontend.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.MatrixProduct;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Products with a constant matrix. */
final class MatrixConverters {
    private MatrixConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Gemm", MatrixConverters::gemm);
        table.put("MatMul", MatrixConverters::matMul);
    }

    private static void gemm(OnnxNode node) {
        Activation input = node.activation(0);
        if (input.dims().length != 2) {
            throw new Rejection(ModelProblem.RANK, 0, 2, input.dims().length);
        }
        if (node.flag("transA", false)) {
            input = input.withLayout(input.layout().transposed(1, 0));
        }
        Constant matrix = requireMatrix(node.constant(1), 1);
        if (!node.flag("transB", false)) {
            matrix = matrix.transposed(1, 0);
        }
        Constant weights = scaled(matrix, node.number("alpha", 1));
        int outputs = matrix.dims()[0];
        if (node.has(2) && node.constant(2).rank() == 2 && node.constant(2).dims()[0] != 1) {
            Activation product = MatrixProduct.alongLastAxis(
                    node.draft(), node.name() + "/product", input, weights, ConvolutionConverters.noBias(weights));
            Constant rows = scaled(node.constant(2), node.number("beta", 1));
            node.result(Affines.shift(node.draft(), node.name(), product, rows));
        } else {
            node.result(MatrixProduct.alongLastAxis(node.draft(), node.name(), input, weights, bias(node, outputs)));
        }
    }

    private static void matMul(OnnxNode node) {
        if (node.operand(0) instanceof Constant left) {
            node.result(constantFirst(node, requireMatrix(left, 0), node.activation(1)));
            return;
        }
        node.result(product(node, node.activation(0), node.constant(1)));
    }

    /** A computed tensor times a constant: a vector, a matrix, or one matrix for each of the tensor's own. */
    static Activation product(OnnxNode node, Activation left, Constant right) {
        boolean vector = right.rank() == 1;
        Constant several = vector ? right.withDims(right.size(), 1) : right;
        if (isSeveral(several)) {
            return MatrixProduct.ofEach(node.draft(), node.name(), left, several);
        }
        Constant weights = requireMatrix(several, 1).transposed(1, 0);
        Activation product = MatrixProduct.alongLastAxis(
                node.draft(), node.name(), left, weights, ConvolutionConverters.noBias(weights));
        return vector ? withoutLastAxis(product) : product;
    }

    private static boolean isSeveral(Constant matrices) {
        int[] dims = matrices.dims();
        return Arrays.stream(dims, 0, Math.max(0, dims.length - 2)).anyMatch(extent -> extent != 1);
    }

    /** {@code A·X} is the transpose of {@code Xᵀ·Aᵀ}. */
    private static Activation constantFirst(OnnxNode node, Constant left, Activation right) {
        int rank = right.dims().length;
        if (rank < 2) {
            throw new Rejection(ModelProblem.RANK, 1, "2 or more", rank);
        }
        int[] swap = IntStream.range(0, rank).toArray();
        swap[rank - 1] = rank - 2;
        swap[rank - 2] = rank - 1;
        Activation turned = right.withLayout(right.layout().transposed(swap));
        Activation product =
                MatrixProduct.alongLastAxis(node.draft(), node.name(), turned, left, new float[left.dims()[0]]);
        return product.withLayout(product.layout().transposed(swap));
    }

    private static Activation withoutLastAxis(Activation product) {
        int[] dims = product.dims();
        return product.withLayout(
                product.layout().reshaped(Arrays.copyOf(dims, dims.length - 1)).orElseThrow());
    }

    /** A matrix, perhaps under leading axes of extent 1. */
    private static Constant requireMatrix(Constant constant, int input) {
        int[] dims = constant.dims();
        int rank = dims.length;
        if (rank < 2 || Arrays.stream(dims, 0, rank - 2).anyMatch(extent -> extent != 1)) {
            throw new Rejection(ModelProblem.RANK, input, 2, Dims.text(dims));
        }
        return constant.withDims(dims[rank - 2], dims[rank - 1]);
    }

    private static Constant scaled(Constant constant, float factor) {
        if (factor == 1) {
            return constant;
        }
        float[] values = constant.floats();
        float[] scaled = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = values[i] * factor;
        }
        return Constant.of(constant.dims(), scaled);
    }

    private static Constant bias(OnnxNode node, int outputs) {
        Constant given = node.optionalConstant(2).orElseGet(() -> Constant.of(new int[] {1}, new float[1]));
        int[] dims = given.dims();
        boolean oneRow = Arrays.stream(dims, 0, Math.max(0, dims.length - 1)).allMatch(extent -> extent == 1);
        if (!oneRow || (given.size() != 1 && given.size() != outputs)) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "size of the bias", outputs, Dims.text(dims));
        }
        Constant scaled = scaled(given, node.number("beta", 1));
        return scaled.gather(
                new int[] {outputs},
                scaled.size() == outputs ? IntStream.range(0, outputs).toArray() : new int[outputs]);
    }
}
