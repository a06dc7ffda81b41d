package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.Dequantize;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** Answers of TensorFlow Lite 2.19.1's reference kernel for scores of a keyword spotter. */
class SoftmaxOnGridTest {
    private static final FixedFormat BYTE = FixedFormat.signed(8, 0);
    private static final Grid SCORES = new Grid(BYTE, 0.14469251036643982, 14, Rounding.TFLITE);

    @Test
    void sharesAreThoseOfTensorFlowLite() {
        Network network = network(new Grid(BYTE, 1.0 / 256, -128, Rounding.TFLITE));
        check(network, new long[] {11, 6, 2, 16, -3, -17, -10, -9, -5, 10, -39, 24}, new long[] {
            -106, -117, -122, -82, -125, -128, -127, -127, -126, -109, -128, 17
        });
        check(network, new long[] {47, 36, -89, 44, -42, -65, -80, -50, -72, -70, -128, 35}, new long[] {
            -2, -102, -128, -46, -128, -128, -128, -128, -128, -128, -128, -106
        });
        check(network, new long[] {3, 22, -13, -8, -21, -21, -11, -6, -16, 14, -28, 16}, new long[] {
            -119, 10, -127, -126, -128, -128, -127, -126, -127, -85, -128, -70
        });
    }

    @Test
    void sharesStoredInAnotherWayAreRefused() {
        assertThatThrownBy(() -> network(new Grid(BYTE, 1.0 / 128, -128, Rounding.TFLITE)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("shares must be stored in steps of 2^-8");
    }

    private static Network network(Grid shares) {
        Graph graph = new GraphMaker(Shape.vector(12))
                .then("scores", new Dequantize(SCORES))
                .then("softmax", new Op.Softmax(false))
                .then("shares", new Quantize(shares))
                .graph();
        return CalibratedGraph.withoutImages(graph, QuantizeOptions.defaults(), Where.of("model", "test"))
                .orElseThrow()
                .network();
    }

    private static void check(Network network, long[] scores, long[] shares) {
        assertThat(new Simulator(network)
                        .run(new Tensor(network.inputType(), scores))
                        .values())
                .containsExactly(shares);
    }
}
