package org.silicnn.frontend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.graph.Composite;
import org.silicnn.graph.Function;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Lookup;
import org.silicnn.pass.Pipeline;
import org.silicnn.problem.Where;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.Quantizer;

/** Activations as exporters write them out, node by node, become one function and one table. */
class ExportedActivationsTest {
    private static final int CHANNELS = 2;
    private static final int PLACES = 64;

    /** Forms by what they are, as their exporters have them; {@code a} is what they are applied to. */
    static Stream<Arguments> forms() {
        return Stream.of(
                form("SiLU, PyTorch", Function.SILU, net -> net.node("Sigmoid", "s", "a")
                        .node("Mul", "y", "a", "s")),
                form("SiLU, the other way round", Function.SILU, net -> net.node("Sigmoid", "s", "a")
                        .node("Mul", "y", "s", "a")),
                form("SiLU, by exponential", Function.SILU, net -> net.node("Neg", "n", "a")
                        .node("Exp", "e", "n")
                        .constant("one", 1)
                        .node("Add", "d", "one", "e")
                        .node("Div", "y", "a", "d")),
                form("HardSwish, PyTorch opset 9", Function.HARD_SWISH, net -> net.constant("three", 3)
                        .node("Add", "t", "a", "three")
                        .constant("zero", 0)
                        .constant("six", 6)
                        .node("Clip", "c", "t", "zero", "six")
                        .node("Div", "d", "c", "six")
                        .node("Mul", "y", "a", "d")),
                form("HardSwish, divided last", Function.HARD_SWISH, net -> net.floats("three", List.of(), 3)
                        .node("Add", "t", "three", "a")
                        .floats("zero", List.of(), 0)
                        .floats("six", List.of(), 6)
                        .node("Clip", "c", "t", "zero", "six")
                        .node("Mul", "m", "c", "a")
                        .node("Div", "y", "m", "six")),
                form("HardSwish by HardSigmoid, PyTorch opset 11", Function.HARD_SWISH, net -> net.node(
                                "HardSigmoid", "h", "a")
                        .with("alpha", 1 / 6f)
                        .node("Mul", "y", "a", "h")),
                form("Mish, PyTorch", Function.MISH, net -> net.node("Softplus", "p", "a")
                        .node("Tanh", "t", "p")
                        .node("Mul", "y", "a", "t")),
                form("Softplus, PyTorch's new exporter", Function.SOFTPLUS, net -> net.node("Softplus", "p", "a")
                        .constant("linear", 20)
                        .node("Greater", "above", "a", "linear")
                        .node("Where", "y", "above", "a", "p")),
                form("LeakyRelu, chosen", Function.LEAKY_RELU, net -> net.constant("zero", 0)
                        .node("LessOrEqual", "below", "a", "zero")
                        .constant("slope", 0.25f)
                        .node("Mul", "m", "a", "slope")
                        .node("Where", "y", "below", "m", "a")),
                form("LeakyRelu, chosen by what it isn't", Function.LEAKY_RELU, net -> net.constant("zero", 0)
                        .node("GreaterOrEqual", "positive", "a", "zero")
                        .node("Not", "negative", "positive")
                        .constant("slope", 0.25f)
                        .node("Mul", "m", "slope", "a")
                        .node("Where", "y", "negative", "m", "a")),
                form("LeakyRelu, chosen by less", Function.LEAKY_RELU, net -> net.constant("zero", 0)
                        .node("Less", "positive", "zero", "a")
                        .constant("slope", 0.25f)
                        .node("Mul", "m", "slope", "a")
                        .node("Where", "y", "positive", "a", "m")),
                form("Mish, tf2onnx", Function.MISH, net -> net.node("Exp", "e", "a")
                        .constant("one", 1)
                        .node("Add", "d", "e", "one")
                        .node("Log", "l", "d")
                        .node("Tanh", "t", "l")
                        .node("Mul", "y", "t", "a")),
                form("GELU, PyTorch", Function.GELU, net -> net.constant("root", 1.4142135f)
                        .node("Div", "d", "a", "root")
                        .node("Erf", "e", "d")
                        .constant("one", 1)
                        .node("Add", "s", "e", "one")
                        .node("Mul", "m", "a", "s")
                        .constant("half", 0.5f)
                        .node("Mul", "y", "m", "half")),
                form("GELU, half first", Function.GELU, net -> net.floats("half", List.of(), 0.5f)
                        .node("Mul", "h", "half", "a")
                        .floats("root", List.of(), 0.70710677f)
                        .node("Mul", "d", "a", "root")
                        .node("Erf", "e", "d")
                        .floats("one", List.of(), 1)
                        .node("Add", "s", "one", "e")
                        .node("Mul", "y", "s", "h")),
                form("GELU by tanh, PyTorch", Function.GELU_TANH, net -> net.constant("three", 3)
                        .node("Pow", "cube", "a", "three")
                        .constant("c", 0.044715f)
                        .node("Mul", "k", "cube", "c")
                        .node("Add", "sum", "a", "k")
                        .constant("root", 0.7978846f)
                        .node("Mul", "r", "sum", "root")
                        .node("Tanh", "t", "r")
                        .constant("one", 1)
                        .node("Add", "u", "t", "one")
                        .constant("half", 0.5f)
                        .node("Mul", "h", "a", "half")
                        .node("Mul", "y", "h", "u")),
                form("GELU by tanh, cubed by hand", Function.GELU_TANH, net -> net.node("Mul", "square", "a", "a")
                        .node("Mul", "cube", "square", "a")
                        .constant("c", 0.044715f)
                        .node("Mul", "k", "c", "cube")
                        .node("Add", "sum", "k", "a")
                        .constant("root", 0.7978846f)
                        .node("Mul", "r", "root", "sum")
                        .node("Tanh", "t", "r")
                        .constant("half", 0.5f)
                        .node("Mul", "ht", "half", "t")
                        .node("Add", "u", "half", "ht")
                        .node("Mul", "y", "u", "a")),
                form("Softsign", Function.SOFTSIGN, net -> net.node("Abs", "b", "a")
                        .constant("one", 1)
                        .node("Add", "d", "b", "one")
                        .node("Div", "y", "a", "d")),
                form("LeakyRelu by two ReLUs, Keras", Function.LEAKY_RELU, net -> net.node("Relu", "p", "a")
                        .node("Neg", "n", "a")
                        .node("Relu", "q", "n")
                        .floats("slope", List.of(), 0.25f)
                        .node("Mul", "m", "slope", "q")
                        .node("Sub", "y", "p", "m")),
                form("LeakyRelu by maximum", Function.LEAKY_RELU, net -> net.floats("slope", List.of(), 0.125f)
                        .node("Mul", "m", "a", "slope")
                        .node("Max", "y", "m", "a")));
    }

    private static Arguments form(String name, Function function, UnaryOperator<OnnxMaker> nodes) {
        return Arguments.of(name, function, nodes);
    }

    /** A scaling that differs from channel to channel, so that it doesn't become part of the function. */
    private static OnnxMaker image() {
        return new OnnxMaker(1, CHANNELS, 8, 8)
                .floats("scale", List.of(1, CHANNELS, 1, 1), 20, 12)
                .floats("shift", List.of(1, CHANNELS, 1, 1), -10, -6)
                .node("Mul", "scaled", "x", "scale")
                .node("Add", "a", "scaled", "shift");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("forms")
    void becomesOneFunctionAndOneTable(String name, Function function, UnaryOperator<OnnxMaker> nodes) {
        Graph graph = nodes.apply(image()).imported().graph();
        Graph prepared = Pipeline.standard().apply(graph);
        Op last = prepared.output().op();
        assertThat(last).as("%s", prepared).isInstanceOf(Op.Activation.class);
        assertThat(((Op.Activation) last).function()).isEqualTo(function);
        requireSame(graph, prepared);
        assertThat(tables(graph)).isEqualTo(1);
    }

    /** A function without a name is one table too, or one for each channel. */
    @Test
    void functionsWithoutANameStayTogether() {
        Graph graph = image().node("Sigmoid", "s", "a")
                .constant("three", 3)
                .node("Mul", "m", "a", "three")
                .node("Mul", "y", "s", "m")
                .imported()
                .graph();
        Graph prepared = Pipeline.standard().apply(graph);
        assertThat(prepared.output().op()).isInstanceOf(Composite.class);
        requireSame(graph, prepared);
        assertThat(tables(graph)).isEqualTo(1);

        // The sum in front goes into the layer before, what is left of a hard sigmoid has no name.
        Graph clipped = image().floats("three", List.of(1), 3)
                .node("Add", "t", "a", "three")
                .floats("zero", List.of(), 0)
                .floats("six", List.of(), 6)
                .node("Min", "m", "t", "six")
                .node("Max", "c", "m", "zero")
                .node("Div", "y", "c", "six")
                .imported()
                .graph();
        requireSame(clipped, Pipeline.standard().apply(clipped));
        assertThat(tables(clipped)).isEqualTo(1);

        Graph slopes = image().node("Relu", "p", "a")
                .node("Neg", "n", "a")
                .node("Relu", "q", "n")
                .floats("slope", List.of(CHANNELS, 1, 1), 0.25f, 0.5f)
                .node("Mul", "m", "slope", "q")
                .node("Sub", "y", "p", "m")
                .imported()
                .graph();
        assertThat(Pipeline.standard().apply(slopes).output().op())
                .isInstanceOfSatisfying(Composite.class, composite -> assertThat(composite.functions())
                        .isEqualTo(CHANNELS));
        requireSame(slopes, Pipeline.standard().apply(slopes));
        assertThat(tables(slopes)).isEqualTo(1);
    }

    /** What has other operands, or other places of the same one, isn't a function of one element. */
    @Test
    void branchesOfSeveralValuesStayApart() {
        Graph excited = image().node("GlobalAveragePool", "mean", "a")
                .node("Sigmoid", "gate", "mean")
                .node("Mul", "y", "a", "gate")
                .imported()
                .graph();
        Graph prepared = Pipeline.standard().apply(excited);
        assertThat(prepared.output().op()).isInstanceOf(Op.Arithmetic.class);
        requireSame(excited, prepared);

        Graph residual = image().node("MaxPool", "pooled", "a")
                .withAll("kernel_shape", 1, 1)
                .node("Sigmoid", "s", "pooled")
                .node("Add", "y", "s", "a")
                .imported()
                .graph();
        assertThat(Pipeline.standard().apply(residual).output().op()).isInstanceOf(Op.Arithmetic.class);
    }

    /** A value that others read as well is still there for them. */
    @Test
    void anInfiniteValueToChooseIsRefused() {
        OnnxMaker masked = image().constant("zero", 0)
                .node("Greater", "above", "a", "zero")
                .constant("never", Float.NEGATIVE_INFINITY)
                .node("Where", "y", "above", "a", "never");
        assertThatThrownBy(masked::imported).hasMessageContaining("a value to choose must be finite, not -Infinity");
    }

    @Test
    void valuesWithOtherReadersStay() {
        Graph graph = image().node("Sigmoid", "s", "a")
                .node("Mul", "silu", "a", "s")
                .node("MaxPool", "pooled", "s")
                .withAll("kernel_shape", 1, 1)
                .node("Add", "y", "silu", "pooled")
                .imported()
                .graph();
        Graph prepared = Pipeline.standard().apply(graph);
        assertThat(prepared.nodes().stream().map(Node::name)).contains("s", "silu");
        requireSame(graph, prepared);
    }

    private static void requireSame(Graph graph, Graph prepared) {
        float[] image = new float[CHANNELS * PLACES];
        for (int i = 0; i < image.length; i++) {
            image[i] = i / (float) image.length;
        }
        float[] wanted = new GraphInterpreter(graph).run(image);
        float[] found = new GraphInterpreter(prepared).run(image);
        for (int i = 0; i < wanted.length; i++) {
            assertThat(found[i]).isCloseTo(wanted[i], offset(1e-5f * Math.max(1, Math.abs(wanted[i]))));
        }
    }

    private static long tables(Graph graph) {
        long[] image = new long[CHANNELS * PLACES];
        for (int i = 0; i < image.length; i++) {
            image[i] = 2L * i;
        }
        List<Layer> layers = Quantizer.quantize(
                        graph, List.of(image), QuantizeOptions.defaults(), Where.of("model", "m"))
                .layers();
        assertThat(layers).noneMatch(layer -> layer instanceof Arithmetic);
        return layers.stream().filter(Lookup.class::isInstance).count();
    }
}
