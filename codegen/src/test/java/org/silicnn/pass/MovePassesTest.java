package org.silicnn.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Function;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** {@link HoistActivations}, {@link FoldTransposes} and what {@link RemoveIdentities} does with moves. */
class MovePassesTest {
    private static final Shape IMAGE = Shape.image(4, 6, 3);
    private static final Op CHANNELS_FIRST =
            new Op.Transpose(List.of(24, 3), List.of(1, 0), /* shape= */ Shape.image(3, 4, 6));
    private static final Op CHANNELS_LAST = new Op.Transpose(List.of(3, 24), List.of(1, 0), IMAGE);
    private static final Op DOUBLE =
            new Op.Resize(Sampling.identity(1), Sampling.nearest(0, 0, 1, 1, 2, 2, 3, 3), Sampling.identity(6));
    private static final Op PART =
            new Op.Slice(List.of(0, 1, 0, 0), List.of(1, 1, 2, 1), /* shape= */ Shape.image(2, 3, 3));

    private static Graph check(GraphPass pass, GraphMaker maker, String... ops) {
        Graph before = maker.graph();
        Graph after = pass.apply(before);
        SameFunction.check(before, after, new SplittableRandom(7));
        assertThat(after.nodes()).extracting(node -> node.op().word()).containsExactly(ops);
        return after;
    }

    private static GraphMaker image() {
        return new GraphMaker(IMAGE);
    }

    @Test
    void activationsPassWhatMovesElements() {
        Op tanh = new Op.Activation(Function.TANH, 0, 0);
        Op pool = new Op.MaxPool(Window.of(Window.Axis.of(2, 2), Window.Axis.of(2, 2)));
        HoistActivations pass = new HoistActivations();
        check(
                pass,
                image().then("a", CHANNELS_FIRST).then("b", new Op.Relu()).then("c", CHANNELS_LAST),
                "Relu",
                "Transpose",
                "Transpose");
        check(
                pass,
                image().then("a", DOUBLE)
                        .then("b", new Op.Reshape(Shape.vector(144)))
                        .then("c", tanh),
                "Tanh",
                "Resize",
                "Reshape");
        check(
                pass,
                image().then("a", pool).then("b", PART_OF_POOLED).then("c", new Op.Relu()),
                "Relu",
                "MaxPool",
                "Slice");
        check(pass, image().then("a", PART).then("b", tanh), "Tanh", "Slice");
        check(pass, image().then("a", pool).then("b", tanh), "MaxPool", "Tanh");
    }

    private static final Op PART_OF_POOLED =
            new Op.Slice(List.of(0, 0, 1, 0), List.of(1, 1, 1, 1), /* shape= */ Shape.image(2, 2, 3));

    @Test
    void activationsStayBehindWhatOthersRead() {
        GraphMaker shared = image().then("a", PART).then("b", new Op.Relu()).node("c", new Op.Relu(), "a");
        Graph after = new HoistActivations().apply(shared.graph());
        assertThat(after.nodes()).extracting(node -> node.op().word()).containsExactly("Slice", "Relu", "Relu");
    }

    @Test
    void transposesThatCancelAreGone() {
        GraphMaker both = image().then("a", CHANNELS_FIRST)
                .then("b", new Op.Reshape(Shape.vector(72)))
                .then("c", CHANNELS_LAST)
                .then("d", new Op.Relu());
        check(new FoldTransposes(), both, "Reshape", "Reshape", "Reshape", "Relu");
        Graph clean = Pipeline.standard().apply(Pipeline.standard().apply(both.graph()));
        assertThat(clean.nodes()).extracting(node -> node.op().word()).containsExactly("Relu");
    }

    /** Rows and columns change places, then channels go in front: one move. */
    @Test
    void transposesInARowBecomeOne() {
        Op rowsColumns = new Op.Transpose(List.of(4, 6, 3), List.of(1, 0, 2), /* shape= */ Shape.image(6, 4, 3));
        GraphMaker both = image().then("a", rowsColumns)
                .then("b", new Op.Reshape(Shape.vector(72)))
                .then("c", CHANNELS_FIRST)
                .then("d", new Op.Relu());
        check(new FoldTransposes(), both, "Reshape", "Reshape", "Transpose", "Relu");
    }

    @Test
    void aDenseLayerReordersItsWeightsInstead() {
        SplittableRandom random = new SplittableRandom(8);
        Op dense = new Op.Dense(GraphMaker.random(random, 144), GraphMaker.random(random, 2));
        GraphMaker maker = image().then("a", CHANNELS_FIRST)
                .then("b", new Op.Reshape(Shape.vector(72)))
                .then("c", dense);
        check(new FoldTransposes(), maker, "Reshape", "Reshape", "Dense");
    }

    @Test
    void movesThatMoveNothingAreGone() {
        Op all = new Op.Slice(List.of(0, 0, 0, 0), List.of(1, 1, 1, 1), IMAGE);
        Op none = new Op.Pad(List.of(0, 0, 0, 0), List.of(0, 0, 0, 0), PadMode.CONSTANT, 1);
        Op once = new Op.Resize(Sampling.identity(1), Sampling.identity(4), Sampling.identity(6));
        Op mirrored = new Op.Resize(Sampling.identity(1), Sampling.nearest(3, 2, 1, 0), Sampling.identity(6));
        GraphMaker maker = image().then("a", once)
                .then("b", all)
                .then("c", none)
                .then("d", new Op.Concat(Axis.HEIGHT))
                .then("e", mirrored)
                .then("f", new Op.Relu());
        check(new RemoveIdentities(), maker, "Resize", "Relu");
    }
}
