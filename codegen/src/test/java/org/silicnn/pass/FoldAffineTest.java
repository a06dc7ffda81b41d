package org.silicnn.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.GraphPrinter;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

class FoldAffineTest {
    private static final Shape IMAGE = Shape.image(6, 6, 4);

    /**
     * Chains of ops, a letter each: A affine, S pure scaling, P affine of positive scale, Q pure scaling of positive
     * scale; c convolution, p padded one, g grouped one, d dense; m max pooling, v average pooling, w one whose padding
     * counts, r ReLU, f flattening; and how many scalings are left.
     */
    @ParameterizedTest
    @CsvSource({
        "cA, 0",
        "pA, 0",
        "gA, 0",
        "dA, 0",
        "Ac, 0",
        "Ag, 0",
        "Ad, 0",
        "Sp, 0",
        "Ap, 1",
        "AA, 1",
        "AAc, 0",
        "cAA, 0",
        "cAc, 0",
        "pAp, 0",
        "cmP, 0",
        "cmA, 1",
        "cmAc, 0",
        "cvA, 0",
        "cwS, 0",
        "cwA, 1",
        "Avc, 0",
        "AAwc, 1",
        "crA, 1",
        "crAc, 0",
        "crQ, 0",
        "crP, 1",
        "crS, 1",
        "Pmc, 0",
        "Amc, 1",
        "Qrc, 0",
        "Prc, 1",
        "QrmrSp, 0",
        "cfA, 1",
        "cfAd, 0",
        "fAd, 0",
        "mAfd, 0",
        "cAfd, 0",
        "rArA, 2",
        "gAmAgA, 0"
    })
    void foldsWhereItCan(String chain, int left) {
        SplittableRandom random = new SplittableRandom(chain.hashCode());
        Graph before = chain(chain, random);
        Graph after = new FoldAffine().apply(before);
        SameFunction.check(before, after, random);
        assertThat(after.nodes().stream().filter(node -> node.op() instanceof Op.Affine))
                .as(GraphPrinter.print(after))
                .hasSize(left);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whateverTheOrderTheFunctionStays(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int run = 0; run < 50; run++) {
            StringBuilder chain = new StringBuilder();
            for (int i = 0; i < 7; i++) {
                chain.append("AASPQcpgmrvw".charAt(random.nextInt(12)));
            }
            chain.append(random.nextBoolean() ? "" : "fAd");
            Graph before = chain(chain.toString(), random);
            SameFunction.check(before, Pipeline.standard().apply(before), random);
        }
    }

    @Test
    void aValueThatOthersReadStays() {
        SplittableRandom random = new SplittableRandom(5);
        GraphMaker maker = new GraphMaker(IMAGE);
        append(maker, "first", 'c', random);
        append(maker, "affine", 'A', random);
        Graph before = maker.then("left", new Op.Relu())
                .node("right", new Op.Reshape(maker.shape()), "first")
                .graph();
        assertThat(new FoldAffine().apply(before).nodes()).hasSize(4);
    }

    @Test
    void whatIsLeftBecomesDepthwise() {
        Graph before = chain("rA", new SplittableRandom(9));
        Graph after = Pipeline.standard().apply(before);
        SameFunction.check(before, after, new SplittableRandom(9));
        assertThat(after.output().op()).isInstanceOfSatisfying(Op.Conv.class, conv -> assertThat(conv.groups())
                .isEqualTo(4));
    }

    private static Graph chain(String letters, SplittableRandom random) {
        GraphMaker maker = new GraphMaker(IMAGE);
        for (int i = 0; i < letters.length(); i++) {
            append(maker, letters.charAt(i) + "" + i, letters.charAt(i), random);
        }
        return maker.graph();
    }

    private static void append(GraphMaker maker, String name, char letter, SplittableRandom random) {
        Shape shape = maker.shape();
        int channels = shape.channels();
        maker.then(
                name,
                switch (letter) {
                    case 'A' -> new Op.Affine(GraphMaker.random(random, channels), GraphMaker.random(random, channels));
                    case 'S' -> new Op.Affine(GraphMaker.random(random, channels), new float[channels]);
                    case 'P' -> new Op.Affine(positive(random, channels), GraphMaker.random(random, channels));
                    case 'Q' -> new Op.Affine(positive(random, channels), new float[channels]);
                    case 'c' -> conv(channels, 1, 0, random);
                    case 'p' -> conv(channels, 1, 1, random);
                    case 'g' -> conv(channels, 2, 0, random);
                    case 'd' ->
                        new Op.Dense(GraphMaker.random(random, 3 * shape.elements()), GraphMaker.random(random, 3));
                    case 'm' -> new Op.MaxPool(window(2, 2, 1));
                    case 'v' -> new Op.AveragePool(window(2, 1, 1), false);
                    case 'w' -> new Op.AveragePool(window(2, 1, 1), true);
                    case 'r' -> new Op.Relu();
                    case 'f' -> new Op.Reshape(Shape.vector(shape.elements()));
                    default -> throw new IllegalArgumentException("no op " + letter);
                });
    }

    private static Op conv(int channels, int groups, int pad, SplittableRandom random) {
        int outputs = 6;
        int weights = outputs * channels / groups * (pad == 0 ? 1 : 9);
        return new Op.Conv(
                window(pad == 0 ? 1 : 3, 1, pad),
                groups,
                GraphMaker.random(random, weights),
                GraphMaker.random(random, outputs));
    }

    private static Window window(int kernel, int stride, int pad) {
        Window.Axis axis = new Window.Axis(kernel, stride, 1, pad, pad);
        return new Window(List.of(axis, axis));
    }

    private static float[] positive(SplittableRandom random, int length) {
        float[] values = GraphMaker.random(random, length);
        for (int i = 0; i < length; i++) {
            values[i] = Math.abs(values[i]) + 0.1f;
        }
        return values;
    }
}
