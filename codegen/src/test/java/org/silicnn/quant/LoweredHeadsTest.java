package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.problem.Where;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** A softmax or argmax never changes which score is the largest. */
class LoweredHeadsTest {
    private static final Shape IMAGE = Shape.image(4, 3, 5);

    @Test
    void aSoftmaxOrArgmaxAtTheEndLeavesTheScoresAsTheyAre() {
        Network scores = quantized(classifier().graph());
        assertThat(quantized(classifier().then("head", new Op.Softmax(false)).graph()))
                .isEqualTo(scores);
        assertThat(quantized(classifier().then("head", new Op.Softmax(true)).graph()))
                .isEqualTo(scores);
        assertThat(quantized(classifier().then("head", new Op.ArgMax(false)).graph()))
                .isEqualTo(scores);
    }

    /** A map of classes, each the largest of unrounded scores: the same as those of the net that ends with the scores. */
    @Test
    void aMapOfClassesIsTheLargestOfTheScoresAtEachPlace() {
        Network scores = quantized(map().graph());
        Network classes = quantized(map().then("head", new Op.ArgMax(false)).graph());
        for (long[] image : images(new SplittableRandom(11))) {
            long[] found = new Simulator(classes)
                    .run(new Tensor(classes.inputType(), image))
                    .values();
            long[] scored = new Simulator(scores)
                    .run(new Tensor(scores.inputType(), image))
                    .values();
            int channels = scores.outputType().shape().channels();
            for (int place = 0; place < found.length; place++) {
                long[] each = Arrays.copyOfRange(scored, place * channels, (place + 1) * channels);
                assertThat(each[(int) found[place]])
                        .isEqualTo(Arrays.stream(each).max().orElseThrow());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(QuantizationScheme.class)
    void aSoftmaxBetweenLayersFollowsTheFloatGraph(QuantizationScheme scheme) {
        SplittableRandom random = new SplittableRandom(5);
        GraphMaker maker = new GraphMaker(IMAGE);
        FloatComparison.conv(maker, "scores", random);
        maker.then("shares", new Op.Softmax(false));
        FloatComparison.conv(maker, "last", random);
        FloatComparison.requireClose(maker.graph(), scheme, random);
    }

    private static GraphMaker classifier() {
        SplittableRandom random = new SplittableRandom(3);
        return map().then(
                        "dense",
                        new Op.Dense(GraphMaker.random(random, 10 * IMAGE.elements()), GraphMaker.random(random, 10)));
    }

    private static GraphMaker map() {
        GraphMaker maker = new GraphMaker(IMAGE);
        FloatComparison.conv(maker, "conv", new SplittableRandom(9));
        return maker;
    }

    private static Network quantized(Graph graph) {
        return Quantizer.quantize(
                graph, images(new SplittableRandom(1)), QuantizeOptions.defaults(), Where.of("model", "test"));
    }

    private static List<long[]> images(SplittableRandom random) {
        List<long[]> images = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            images.add(random.longs(IMAGE.elements(), 0, 256).toArray());
        }
        return images;
    }
}
