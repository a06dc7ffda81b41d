package org.silicnn.frontend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.graph.Op;
import org.silicnn.pass.Pipeline;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.Quantized;
import org.silicnn.quant.Quantizer;

/** What exporters write around layers: repetition, branches on what is known, quotients of computed tensors. */
class ExportedFormsTest {
    private static final float[] IMAGE = {1, 2, 3, 4, -5, 6, 7, 8};

    /** A squeeze-and-excitation block whose gate is spread by {@code expand_as}; the repetition costs nothing. */
    @Test
    void aGateThatIsExpandedIsBroadcast() {
        OnnxMaker net = new OnnxMaker(1, 2, 2, 2)
                .node("GlobalAveragePool", "mean", "x")
                .node("Sigmoid", "gate", "mean")
                .node("Shape", "shape", "x")
                .node("Expand", "wide", "gate", "shape")
                .node("Mul", "y", "x", "wide");
        float[] found = net.run(IMAGE);
        for (int i = 0; i < found.length; i++) {
            double mean = i < 4 ? 2.5 : 4;
            assertThat(found[i]).isCloseTo((float) (IMAGE[i] / (1 + Math.exp(-mean))), offset(1e-5f));
        }
        Graph graph = net.imported().graph();
        Graph prepared = Pipeline.standard().apply(graph);
        assertThat(prepared.nodes()).noneMatch(node -> node.op() instanceof Op.Resize);
        float[] image = IMAGE.clone();
        assertThat(new GraphInterpreter(prepared).run(image)).containsExactly(new GraphInterpreter(graph).run(image));
    }

    /** Repeated for an addition to another value that is repeated as well, it must stay. */
    @Test
    void repetitionThatMakesTheShapeStays() {
        OnnxMaker net = new OnnxMaker(1, 2, 1, 1)
                .integers("shape", DataType.INT32, List.of(4), 1, 2, 2, 2)
                .node("Expand", "wide", "x", "shape")
                .node("Relu", "positive", "x")
                .node("Add", "y", "wide", "positive");
        assertThat(net.run(1, -2)).containsExactly(2, 2, 2, 2, -2, -2, -2, -2);
        Graph prepared = Pipeline.standard().apply(net.imported().graph());
        assertThat(prepared.output().shape()).hasToString("2x2x2");
    }

    @Test
    void theBatchIsNotRepeated() {
        OnnxMaker net = new OnnxMaker(1, 2, 1, 1)
                .integers("shape", DataType.INT32, List.of(4), 3, 2, 1, 1)
                .node("Expand", "y", "x", "shape");
        assertThatThrownBy(net::imported).isInstanceOf(UserException.class).hasMessageContaining("axis 0 is the batch");
    }

    @Test
    void theBranchThatAKnownConditionChoosesIsTaken() {
        assertThat(branch(2).run(IMAGE)[4]).isEqualTo(0);
        assertThat(branch(1).run(IMAGE)[4]).isEqualTo(-10);
    }

    /** {@code relu(x)} if the axis has the extent 2, else {@code two · x}, with a value from outside. */
    private static OnnxMaker branch(int axis) {
        OnnxMaker condition = new OnnxMaker(1, 2, axis, 4 / axis)
                .node("Shape", "shape", "x")
                .integers("at", DataType.INT32, List.of(), 2)
                .node("Gather", "extent", "shape", "at")
                .integers("wanted", DataType.INT32, List.of(), 2)
                .node("Equal", "isTwo", "extent", "wanted")
                .constant("two", 2);
        return condition
                .node("If", "y", "isTwo")
                .with("then_branch", body("Relu", "a", "x"))
                .with("else_branch", body("Mul", "b", "x", "two"));
    }

    private static GraphProto body(String operator, String output, String... inputs) {
        return GraphProto.newBuilder()
                .addNode(PackedInputs.node(operator, output, inputs))
                .addOutput(ValueInfoProto.newBuilder().setName(output))
                .build();
    }

    @Test
    void aConditionThatDependsOnTheImageIsRefused() {
        OnnxMaker net = new OnnxMaker(1, 2, 2, 2)
                .node("Relu", "r", "x")
                .node("If", "y", "r")
                .with("then_branch", body("Relu", "a", "x"))
                .with("else_branch", body("Abs", "b", "x"));
        assertThatThrownBy(net::imported)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("'y' (If): input 0 must be known at import");
    }

    /** A name that the file has already can't be made in a branch again. */
    @Test
    void aBranchMakesValuesOfItsOwn() {
        OnnxMaker net = new OnnxMaker(1, 2, 2, 2)
                .integers("yes", DataType.BOOL, List.of(), 1)
                .constant("a", 2)
                .node("If", "y", "yes", "a")
                .with("then_branch", body("Relu", "x", "x"))
                .with("else_branch", body("Relu", "b", "x"));
        assertThatThrownBy(net::imported).isInstanceOf(UserException.class).hasMessageContaining("'x'");
    }

    /** Local response normalisation as PyTorch writes it: a quotient of two computed tensors. */
    @Test
    void aQuotientOfComputedTensorsHasIntegers() {
        Graph graph = new OnnxMaker(1, 2, 2, 2)
                .node("Abs", "positive", "x")
                .node("MaxPool", "largest", "positive")
                .withAll("kernel_shape", 2, 2)
                .constant("one", 1)
                .node("Add", "divisor", "largest", "one")
                .node("Div", "y", "x", "divisor")
                .imported()
                .graph();
        long[] image = {0, 10, 20, 30, 40, 50, 60, 255};
        Quantized quantized =
                Quantizer.quantized(graph, List.of(image), QuantizeOptions.defaults(), Where.of("model", "quotient"));
        assertThat(quantized.prepared().nodes())
                .noneMatch(node -> node.op().word().equals("Div"));
        assertThat(quantized.network().layers()).isNotEmpty();
    }
}
