package org.silicnn.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.Shape;

class LowerResizeTest {
    /** Between the two nearest inputs, centres of pixels at halves; beyond the ends the outermost. */
    private static Sampling linear(int inputs, int outputs) {
        int[] cells = new int[2 * outputs];
        float[] weights = new float[2 * outputs];
        for (int o = 0; o < outputs; o++) {
            double at = (o + 0.5) * inputs / outputs - 0.5;
            double clamped = Math.max(0, Math.min(inputs - 1, at));
            int left = (int) Math.floor(clamped);
            cells[2 * o] = left;
            cells[2 * o + 1] = Math.min(inputs - 1, left + 1);
            weights[2 * o + 1] = (float) (clamped - left);
            weights[2 * o] = 1 - weights[2 * o + 1];
        }
        return new Sampling(2, cells, weights);
    }

    private static Sampling nearest(int inputs, int outputs) {
        int[] cells = new int[outputs];
        for (int o = 0; o < outputs; o++) {
            cells[o] = o * inputs / outputs;
        }
        return Sampling.nearest(cells);
    }

    private static Graph resized(Shape input, Sampling height, Sampling width) {
        return new GraphMaker(input)
                .then("resize", new Op.Resize(Sampling.identity(input.depth()), height, width))
                .graph();
    }

    @ParameterizedTest
    @CsvSource({
        "5, 10, 4, 8, Pad Conv Transpose",
        "5, 15, 4, 8, Pad Conv Transpose",
        "3, 6, 7, 7, Pad Conv Transpose",
        "1, 2, 5, 10, Pad Conv Transpose",
        "8, 4, 6, 3, Conv",
        "6, 9, 4, 10, Pad Conv Transpose",
        "8, 2, 9, 3, Conv",
        "7, 9, 4, 4, Resize"
    })
    void linear(int height, int toHeight, int width, int toWidth, String ops) {
        Graph before = resized(Shape.image(height, width, 3), linear(height, toHeight), linear(width, toWidth));
        check(before, ops);
    }

    @ParameterizedTest
    @CsvSource({
        "5, 10, 4, 12, Resize",
        "6, 3, 8, 2, Slice",
        "5, 5, 4, 4, Resize",
        "6, 9, 4, 4, Conv Transpose",
        "6, 3, 4, 8, Conv Transpose",
        "7, 9, 4, 4, Resize"
    })
    void nearest(int height, int toHeight, int width, int toWidth, String ops) {
        Graph before = resized(Shape.image(height, width, 3), nearest(height, toHeight), nearest(width, toWidth));
        check(before, ops);
    }

    /** Corners stay where they are. */
    private static Sampling corners(int inputs, int outputs) {
        int[] cells = new int[2 * outputs];
        float[] weights = new float[2 * outputs];
        for (int o = 0; o < outputs; o++) {
            double at = (double) o * (inputs - 1) / (outputs - 1);
            cells[2 * o] = (int) at;
            cells[2 * o + 1] = Math.min(inputs - 1, cells[2 * o] + 1);
            weights[2 * o + 1] = (float) (at - cells[2 * o]);
            weights[2 * o] = 1 - weights[2 * o + 1];
        }
        return new Sampling(2, cells, weights);
    }

    @ParameterizedTest
    @CsvSource({"1, 5, 10, 4, 8", "1, 4, 4, 4, 9", "3, 4, 9, 5, 10"})
    void whatHasNoPatternBecomesMatrices(int depth, int height, int toHeight, int width, int toWidth) {
        Shape input = new Shape(depth, height, width, 3);
        Graph before = resized(input, corners(height, toHeight), corners(width, toWidth));
        assertThat(new LowerResize().apply(before).nodes()).hasSameSizeAs(before.nodes());

        Graph after = Pipeline.standard().apply(before);
        SameFunction.check(before, after, new SplittableRandom(input.elements()));
        assertThat(after.nodes()).extracting(node -> node.op().word()).containsOnly("Conv", "Transpose", "Reshape");
    }

    private static void check(Graph before, String ops) {
        Graph after = new LowerResize().apply(before);
        SameFunction.check(
                before, after, new SplittableRandom(before.inputShape().elements()));
        assertThat(after.nodes()).extracting(node -> node.op().word()).containsExactly(ops.split(" "));
    }

    @Test
    void edgesAreJoinedFromSlices() {
        Graph before = resized(Shape.image(4, 5, 2), linear(4, 8), linear(5, 10));
        Graph after = Pipeline.standard().apply(before);
        SameFunction.check(before, after, new SplittableRandom(1));
        assertThat(after.nodes()).noneMatch(node -> node.op() instanceof Op.Pad);
    }
}
