package org.silicnn.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

class LowerConvTransposeTest {
    private static Op transposed(Shape input, Window window, List<Integer> extra, int groups, SplittableRandom random) {
        int outputs = groups * random.nextInt(1, 4);
        int weights = window.taps() * (input.channels() / groups) * outputs;
        return new Op.ConvTranspose(
                window, extra, groups, GraphMaker.random(random, weights), GraphMaker.random(random, outputs));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void theFunctionStays(int axes) {
        int lowered = 0;
        for (long seed = 0; seed < 120; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int groups = random.nextInt(1, 3);
            Shape input = new Shape(
                    axes > 2 ? random.nextInt(1, 4) : 1,
                    axes > 1 ? random.nextInt(1, 5) : 1,
                    random.nextInt(1, 6),
                    groups * random.nextInt(1, 3));
            List<Window.Axis> each = new ArrayList<>();
            List<Integer> extra = new ArrayList<>();
            for (int i = 0; i < Math.max(2, axes); i++) {
                boolean idle = axes == 1 && i == 0;
                int stride = idle ? 1 : random.nextInt(1, 4);
                each.add(
                        idle
                                ? Window.Axis.NONE
                                : new Window.Axis(
                                        random.nextInt(1, 5),
                                        stride,
                                        random.nextInt(1, 3),
                                        random.nextInt(0, 4),
                                        random.nextInt(0, 3)));
                extra.add(random.nextInt(0, stride));
            }
            GraphMaker maker = new GraphMaker(input);
            try {
                maker.then("up", transposed(input, new Window(each), extra, groups, random));
            } catch (InvalidNetworkException e) {
                continue; // pads that leave nothing
            }
            Graph after = new LowerConvTranspose().apply(maker.graph());
            SameFunction.check(maker.graph(), after, random);
            assertThat(after.nodes()).noneMatch(node -> node.op() instanceof Op.ConvTranspose);
            lowered++;
        }
        assertThat(lowered).isGreaterThan(60);
    }

    @Test
    void nothingIsMultipliedByInsertedZeros() {
        SplittableRandom random = new SplittableRandom(3);
        Window.Axis doubling = new Window.Axis(4, 2, 1, 1, 1);
        Shape input = Shape.image(5, 6, 3);
        Op up = transposed(input, Window.of(doubling, doubling), List.of(0, 0), 1, random);
        Graph after = new LowerConvTranspose()
                .apply(new GraphMaker(input).then("up", up).graph());
        Op.Conv conv = (Op.Conv) after.nodes().get(0).op();
        assertThat(conv.window().taps()).isEqualTo(4);
        assertThat(conv.parameters() - conv.bias().length)
                .isEqualTo(up.parameters() - ((Op.ConvTranspose) up).bias().length);
        for (float weight : conv.weights()) {
            assertThat(weight).isNotZero();
        }
    }

    @Test
    void wholeStepsNeedNoMoreThanOneTapAndAMove() {
        SplittableRandom random = new SplittableRandom(4);
        Window.Axis doubling = Window.Axis.of(2, 2);
        Shape input = Shape.image(3, 4, 2);
        Op up = transposed(input, Window.of(doubling, doubling), List.of(0, 0), 1, random);
        Graph after = new LowerConvTranspose()
                .apply(new GraphMaker(input).then("up", up).graph());
        assertThat(after.nodes()).extracting(node -> node.op().word()).containsExactly("Conv", "Transpose");
        assertThat(((Op.Conv) after.nodes().get(0).op()).window().taps()).isEqualTo(1);
    }
}
