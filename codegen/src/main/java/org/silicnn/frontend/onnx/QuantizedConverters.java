package org.silicnn.frontend.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Broadcasting;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.MatrixProduct;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Spatial;
import org.silicnn.frontend.Windows;
import org.silicnn.graph.Function;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;
import org.silicnn.graph.Quantize;
import org.silicnn.ir.Window.Axis;

/** Operators on integers whose scales and zero points are operands beside them, ONNX Runtime's own included. */
final class QuantizedConverters {
    private static final String MICROSOFT = "com.microsoft.";

    private QuantizedConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("QLinearConv", QuantizedConverters::conv);
        table.put("QLinearMatMul", QuantizedConverters::matMul);
        table.put("ConvInteger", QuantizedConverters::convInteger);
        table.put("MatMulInteger", QuantizedConverters::matMulInteger);
        table.put(MICROSOFT + "QGemm", QuantizedConverters::gemm);
        table.put(MICROSOFT + "QLinearAdd", node -> arithmetic(node, Operator.ADD));
        table.put(MICROSOFT + "QLinearMul", node -> arithmetic(node, Operator.MUL));
        table.put(MICROSOFT + "QLinearConcat", QuantizedConverters::concat);
        table.put(MICROSOFT + "QLinearGlobalAveragePool", QuantizedConverters::globalAverage);
        table.put(
                MICROSOFT + "QLinearLeakyRelu",
                node -> function(node, Function.LEAKY_RELU, node.number("alpha", 0.01)));
        table.put(MICROSOFT + "QLinearSigmoid", node -> function(node, Function.SIGMOID, 0));
    }

    /** x, its scale and zero point; w, likewise; scale and zero point of y; bias in steps of the two scales' product. */
    private static void conv(OnnxNode node) {
        Activation input = Stored.activation(node, 0, 1, 2);
        Constant weights = Stored.constant(node, 3, 4, 5, new ScaleSpread(0, 0));
        Activation sums = ConvolutionConverters.convolved(node, input, weights, bias(node, 8, 1, weights));
        node.result(Stored.stored(node, sums, Stored.grid(node, 6, 7)));
    }

    /** Stored biases count in steps of input scale times weight scale. */
    private static Constant bias(OnnxNode node, int input, int inputScale, Constant weights) {
        if (!node.has(input)) {
            return ConvolutionConverters.noBias(weights);
        }
        Constant stored = node.constant(input);
        int outputs = weights.dims()[0];
        if (stored.size() != outputs) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "length of the bias", outputs, stored.size());
        }
        float scale = (float) node.constant(inputScale).scalar();
        float[] steps = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            steps[o] = scale * weights.stepAt(o * (weights.size() / outputs));
        }
        return Constant.stored(new int[] {outputs}, stored.integers().clone(), steps);
    }

    /** a, its scale and zero point; b, likewise, a scale for each column; scale and zero point of y. */
    private static void matMul(OnnxNode node) {
        Activation input = Stored.activation(node, 0, 1, 2);
        Constant weights = Stored.constant(node, 3, 4, 5, new ScaleSpread(-1, 0));
        Activation product = MatrixConverters.product(node, input, weights);
        node.result(Stored.stored(node, product, Stored.grid(node, 6, 7)));
    }

    /** As QLinearMatMul, then a bias; without a scale of y the result stays real. */
    private static void gemm(OnnxNode node) {
        if (node.flag("transA", false) || node.number("alpha", 1) != 1) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "transA and alpha", "0 and 1", "others");
        }
        Activation input = Stored.activation(node, 0, 1, 2);
        boolean transposed = node.flag("transB", false);
        Constant matrix = requireMatrix(Stored.constant(node, 3, 4, 5, new ScaleSpread(transposed ? 0 : 1, 0)));
        Constant weights = transposed ? matrix : matrix.transposed(1, 0);
        Activation product =
                MatrixProduct.alongLastAxis(node.draft(), node.name(), input, weights, bias(node, 6, 1, weights));
        node.result(node.has(7) ? Stored.stored(node, product, Stored.grid(node, 7, 8)) : product);
    }

    private static Constant requireMatrix(Constant constant) {
        if (constant.rank() != 2) {
            throw new Rejection(ModelProblem.RANK, 3, 2, constant.rank());
        }
        return constant;
    }

    /** x, w and their zero points; the result is whole numbers, which a scaling behind gives their meaning. */
    private static void convInteger(OnnxNode node) {
        Whole whole = whole(node, new ScaleSpread(0, 0));
        node.result(ConvolutionConverters.convolved(
                node, whole.input(), whole.weights(), ConvolutionConverters.noBias(whole.weights())));
    }

    private static void matMulInteger(OnnxNode node) {
        Whole whole = whole(node, new ScaleSpread(-1, 0));
        node.result(MatrixConverters.product(node, whole.input(), whole.weights()));
    }

    /** The operands of a product of whole numbers, one of the two in steps of which each is one of the other. */
    private record Whole(Activation input, Constant weights) {}

    private static Whole whole(OnnxNode node, ScaleSpread spread) {
        Activation stored = node.activation(0);
        int zero =
                (int) node.optionalConstant(2).map(Constant::scalar).orElse(0.0).doubleValue();
        // What the file has quantised already goes on as it is, so that its integers stay those of the network.
        Optional<Grid> grid = stored.grid()
                .filter(each -> each.zeroPoint() == zero && !node.draft().isImage(stored));
        Activation input = grid.isPresent() ? stored.real() : Stored.wholeNumbers(node, 0, zero);
        Constant weights = node.constant(1);
        Constant zeros = node.optionalConstant(3).orElseGet(() -> Constant.of(new int[0], 0L));
        int[] zeroOf = spread.sources(zeros, weights.dims());
        long[] integers = weights.integers().clone();
        for (int i = 0; i < integers.length; i++) {
            integers[i] -= (long) zeros.get(zeroOf[i]);
        }
        float[] steps = new float[integers.length];
        Arrays.fill(steps, (float) (1 / grid.map(Grid::scale).orElse(1.0)));
        return new Whole(input, Constant.stored(weights.dims(), integers, steps));
    }

    /** a, its scale and zero point; b, likewise; scale and zero point of c. */
    private static void arithmetic(OnnxNode node, Operator operator) {
        Operand left = Stored.real(node, 0, 1, 2, new ScaleSpread(0, 0));
        Operand right = Stored.real(node, 3, 4, 5, new ScaleSpread(0, 0));
        Activation result;
        if (left instanceof Activation a && right instanceof Activation b) {
            result = Broadcasting.arithmetic(node.draft(), node.name(), new Op.Arithmetic(operator), a, b);
        } else if (left instanceof Constant && right instanceof Constant) {
            throw new Rejection(ModelProblem.MUST_BE_COMPUTED, 0);
        } else {
            Activation x = (Activation) (left instanceof Activation ? left : right);
            Constant c = (Constant) (left instanceof Activation ? right : left);
            result = operator == Operator.ADD
                    ? Affines.shift(node.draft(), node.name(), x, c)
                    : Affines.scale(node.draft(), node.name(), x, c);
        }
        node.result(Stored.stored(node, result, Stored.grid(node, 6, 7)));
    }

    /** Scale and zero point of y; then of each part the integers, their scale and zero point. */
    private static void concat(OnnxNode node) {
        Grid grid = Stored.grid(node, 0, 1);
        List<Activation> parts = new ArrayList<>();
        for (int i = 2; i < node.inputs(); i += 3) {
            Activation part = Stored.activation(node, i, i + 1, i + 2);
            parts.add(node.draft().apply(node.name() + "/quantize", new Quantize(grid), part));
        }
        if (parts.isEmpty()) {
            throw new Rejection(ModelProblem.INPUT_MISSING, 2);
        }
        int axis = Dims.axis(node.integer("axis"), parts.get(0).dims().length);
        Activation joined =
                parts.size() == 1 ? parts.get(0) : Broadcasting.concat(node.draft(), node.name(), parts, axis);
        node.result(joined.stored(grid));
    }

    private static void globalAverage(OnnxNode node) {
        if (node.flag("channels_last", false)) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "channels_last", 0, 1);
        }
        Activation input = Stored.activation(node, 0, 1, 2);
        Spatial.requireRank(input);
        List<Axis> axes = new ArrayList<>();
        for (int extent : Spatial.extents(input)) {
            axes.add(Axis.of(extent, 1));
        }
        Value image = Spatial.arrange(node.draft(), node.name(), input);
        Value mean = node.draft().add(node.name(), new Op.AveragePool(Windows.of(axes), false), image);
        node.result(Stored.stored(node, Spatial.activation(mean, input), Stored.grid(node, 3, 4)));
    }

    private static void function(OnnxNode node, Function function, float alpha) {
        Activation input = Stored.activation(node, 0, 1, 2);
        Activation result = node.draft().apply(node.name(), new Op.Activation(function, alpha, 0), input);
        node.result(Stored.stored(node, result, Stored.grid(node, 3, 4)));
    }
}
