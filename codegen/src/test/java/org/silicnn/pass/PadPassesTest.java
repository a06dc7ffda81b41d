package org.silicnn.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** {@link LowerPad} and {@link MergePads}. */
class PadPassesTest {
    private static final Shape IMAGE = Shape.image(5, 6, 2);
    private static final Window PLAIN = Window.of(Window.Axis.of(3, 1), Window.Axis.of(3, 2));
    private static final Window PADDED = Window.of(new Window.Axis(3, 1, 1, 1, 0), new Window.Axis(3, 2, 1, 0, 1));

    @ParameterizedTest
    @EnumSource(PadMode.class)
    void paddingOfTheInputItselfIsJoinedFromSlices(PadMode mode) {
        Graph before = new GraphMaker(new Shape(3, 5, 6, 2))
                .then("pad", new Op.Pad(List.of(1, 2, 0, 1), List.of(0, 3, 4, 1), mode, 0.5f))
                .graph();
        Graph after = new LowerPad().apply(before);
        SameFunction.check(before, after, new SplittableRandom(2));
        assertThat(after.nodes().stream().anyMatch(node -> node.op() instanceof Op.Pad))
                .isEqualTo(mode == PadMode.CONSTANT);
    }

    private static Op around(float value) {
        return new Op.Pad(List.of(0, 1, 2, 0), List.of(0, 2, 1, 0), PadMode.CONSTANT, value);
    }

    private static Op conv() {
        SplittableRandom random = new SplittableRandom(6);
        return new Op.Conv(PADDED, 1, GraphMaker.random(random, 54), GraphMaker.random(random, 3));
    }

    private static Op reader(String kind) {
        return switch (kind) {
            case "conv" -> conv();
            case "mean" -> new Op.AveragePool(PLAIN, false);
            case "mean padded" -> new Op.AveragePool(PADDED, false);
            case "mean of padding" -> new Op.AveragePool(PADDED, true);
            default -> new Op.MaxPool(PLAIN);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "conv, 0, false, true",
        "conv, 1, false, false",
        "mean, 0, false, true",
        "mean padded, 0, false, false",
        "mean of padding, 0, false, true",
        "mean of padding, 2, false, false",
        "max, 0, false, false",
        "max, 0, true, true",
        "max, -Infinity, false, true"
    })
    void aConstantMergesWhereItMeansTheSame(String kind, float value, boolean relu, boolean merges) {
        GraphMaker maker = new GraphMaker(IMAGE);
        if (relu) {
            maker.then("relu", new Op.Relu());
        }
        Graph before =
                maker.then("pad", around(value)).then("reader", reader(kind)).graph();
        Graph after = new MergePads().apply(before);
        SameFunction.check(before, after, new SplittableRandom(3));
        assertThat(after.nodes().stream().noneMatch(node -> node.op() instanceof Op.Pad))
                .isEqualTo(merges);
    }

    @Test
    void paddingThatOthersReadOrAcrossChannelsStays() {
        Graph shared = new GraphMaker(IMAGE)
                .then("pad", around(0))
                .then("conv", conv())
                .node("relu", new Op.Relu(), "pad")
                .graph();
        assertThat(new MergePads().apply(shared).nodes()).hasSize(3);
        Op channels = new Op.Pad(List.of(0, 0, 0, 1), List.of(0, 0, 0, 0), PadMode.CONSTANT, 0);
        Graph wide = new GraphMaker(Shape.image(5, 6, 1))
                .then("pad", channels)
                .then("conv", conv())
                .graph();
        assertThat(new MergePads().apply(wide).nodes()).hasSize(2);
    }
}
