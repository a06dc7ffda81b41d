package org.silicnn.frontend.tflite;

import java.util.List;
import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Windows;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.IntegerDense;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;
import org.silicnn.problem.CodegenProblem;

/** Convolutions and matrix products, with weights in reals or in integers. */
final class WeightConverters {
    private static final int SAME = 0;
    private static final int VALID = 1;
    private static final int RANK = 4;

    private WeightConverters() {}

    static void addTo(Map<Integer, Operators.Entry> table) {
        Operators.add(table, 3, "CONV_2D", WeightConverters::conv);
        Operators.add(table, 4, "DEPTHWISE_CONV_2D", WeightConverters::depthwise);
        Operators.add(table, 67, "TRANSPOSE_CONV", TransposedConvolution::convert);
        Operators.add(table, 9, "FULLY_CONNECTED", WeightConverters::fullyConnected);
    }

    private static void conv(TfliteNode node) {
        Activation input = requireImage(node);
        Constant weights = requireWeights(node);
        int[] dims = weights.dims();
        int groups = dims[3] == 0 ? 0 : input.dims()[3] / dims[3];
        if (groups < 1 || groups * dims[3] != input.dims()[3] || dims[0] % groups != 0) {
            throw new Rejection(CodegenProblem.GROUP_NOT_DIVIDING, input.dims()[3], groups);
        }
        TfliteOptions options = node.options();
        Window window = window(
                options.int8(0),
                input,
                new Axis(dims[1], options.int32(2, 0), options.int32(5, 1), 0, 0),
                new Axis(dims[2], options.int32(1, 0), options.int32(4, 1), 0, 0));
        convolve(node, input, window, groups, weights, options.int8(3));
    }

    /** Output channel {@code c · multiplier + m} sees input channel {@code c} alone. */
    private static void depthwise(TfliteNode node) {
        Activation input = requireImage(node);
        Constant weights = requireWeights(node);
        int[] dims = weights.dims();
        int channels = input.dims()[3];
        if (dims[0] != 1 || dims[3] % channels != 0) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE,
                    "weights",
                    "1 x rows x columns x a multiple of " + channels,
                    Dims.text(dims));
        }
        TfliteOptions options = node.options();
        Window window = window(
                options.int8(0),
                input,
                new Axis(dims[1], options.int32(2, 0), options.int32(6, 1), 0, 0),
                new Axis(dims[2], options.int32(1, 0), options.int32(5, 1), 0, 0));
        convolve(node, input, window, channels, weights.transposed(3, 1, 2, 0), options.int8(4));
    }

    private static void convolve(
            TfliteNode node, Activation input, Window window, int groups, Constant weights, int activation) {
        int outputs = weights.dims()[0];
        // What stands for a batch may be parts of one image: then each is a plane that the window looks at alone.
        boolean planes = !input.layout().isUnit(0);
        Window whole = planes ? new Window(List.of(Axis.NONE, window.height(), window.width())) : window;
        Op op = WeightInputs.of(node)
                .integers(weights)
                .<Op>map(given -> new IntegerConv(whole, groups, given))
                .orElseGet(() -> new Op.Conv(
                        whole, groups, weights.floats(), WeightInputs.of(node).bias(outputs)));
        int[] order = planes ? new int[] {0, 1, 2, 3} : new int[] {1, 2, 3};
        Value output = node.draft().add(node.name(), op, node.draft().arrange(node.name(), input, order));
        node.result(planes ? planesOf(output) : imageOf(output, input), activation);
    }

    private static Activation planesOf(Value output) {
        Shape shape = output.shape();
        int[] dims = {shape.depth(), shape.height(), shape.width(), shape.channels()};
        return new Activation(output.name(), shape, Layout.of(dims, 0, 1, 2, 3));
    }

    private static void fullyConnected(TfliteNode node) {
        Activation input = node.activation(0);
        Constant weights = node.constant(1);
        if (weights.rank() != 2 || node.options().int8(1) != 0) {
            throw new Rejection(ModelProblem.RANK, 1, 2, weights.rank());
        }
        int outputs = weights.dims()[0];
        int inputs = weights.dims()[1];
        int elements = input.shape().elements();
        int rows = inputs == 0 ? 0 : elements / inputs;
        if (rows < 1 || elements != rows * inputs) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "columns of the matrix", elements, inputs);
        }
        int batch = input.layout().batch();
        boolean keep = node.options().flag(2) && input.dims().length > 1;
        int[] result = keep ? input.dims() : new int[] {batch * rows, outputs};
        result[result.length - 1] = outputs;
        Activation flat = node.draft().regroup(node.name(), input, batch * rows, inputs);
        Value product;
        if (rows == 1) {
            Op op = WeightInputs.of(node)
                    .integers(weights)
                    .<Op>map(IntegerDense::new)
                    .orElseGet(() ->
                            new Op.Dense(weights.floats(), WeightInputs.of(node).bias(outputs)));
            product = node.draft().add(node.name(), op, node.draft().arrange(node.name(), flat, 1));
        } else {
            Window window = Window.of(Axis.NONE, Axis.NONE);
            Op op = WeightInputs.of(node)
                    .integers(weights)
                    .<Op>map(given -> new IntegerConv(window, 1, given))
                    .orElseGet(() -> new Op.Conv(
                            window, 1, weights.floats(), WeightInputs.of(node).bias(outputs)));
            product = node.draft().add(node.name(), op, node.draft().arrange(node.name(), flat, 0, 1));
        }
        Layout layout =
                rows == 1 ? Layout.of(new int[] {batch, outputs}, 1) : Layout.of(new int[] {rows, outputs}, 0, 1);
        Activation matrix = new Activation(product.name(), product.shape(), layout);
        node.result(
                node.draft().regroup(node.name(), matrix, result),
                node.options().int8(0));
    }

    static Activation requireImage(TfliteNode node) {
        Activation input = node.activation(0);
        if (input.dims().length != RANK) {
            throw new Rejection(ModelProblem.RANK, 0, RANK, input.dims().length);
        }
        return input;
    }

    /** What an op with a window made of an image. */
    static Activation imageOf(Value output, Activation input) {
        int[] dims = {
            input.layout().batch(),
            output.shape().height(),
            output.shape().width(),
            output.shape().channels()
        };
        return new Activation(output.name(), output.shape(), Layout.inOrder(dims, true));
    }

    static Constant requireWeights(TfliteNode node) {
        Constant weights = node.constant(1);
        if (weights.rank() != RANK) {
            throw new Rejection(ModelProblem.RANK, 1, RANK, weights.rank());
        }
        return weights;
    }

    /**
     * The window with pads worked out.
     *
     * @param padding code of how to pad
     */
    static Window window(int padding, Activation input, Axis height, Axis width) {
        int[] dims = input.dims();
        return switch (padding) {
            case SAME -> Window.of(Windows.same(height, dims[1]), Windows.same(width, dims[2]));
            case VALID -> Window.of(height, width);
            default -> throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "padding", "same or valid", padding);
        };
    }
}
