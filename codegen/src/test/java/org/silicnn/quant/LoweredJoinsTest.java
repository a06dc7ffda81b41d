package org.silicnn.quant;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.graph.Axis;
import org.silicnn.graph.GraphMaker;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/** Two branches that meet: with many bits the integers follow the float graph closely. */
class LoweredJoinsTest {
    private static final Shape IMAGE = Shape.image(5, 4, 3);

    /** What the second branch ends with. */
    private enum Branch {
        SUMS,
        VALUES,
        VALUE_A_CHANNEL,
        VALUE_A_PLACE;

        void append(GraphMaker maker, SplittableRandom random) {
            switch (this) {
                case SUMS -> FloatComparison.conv(maker, "end", random);
                case VALUES -> maker.then("end", new Op.Relu());
                case VALUE_A_CHANNEL ->
                    maker.then(
                            "end",
                            new Op.MaxPool(
                                    Window.of(Window.Axis.of(IMAGE.height(), 1), Window.Axis.of(IMAGE.width(), 1))));
                case VALUE_A_PLACE ->
                    maker.then(
                            "end",
                            new Op.Conv(
                                    Window.of(Window.Axis.NONE, Window.Axis.NONE),
                                    1,
                                    GraphMaker.random(random, IMAGE.channels()),
                                    GraphMaker.random(random, 1)));
            }
        }
    }

    static Stream<Arguments> joins() {
        List<Arguments> joins = new ArrayList<>();
        for (QuantizationScheme scheme : QuantizationScheme.values()) {
            for (Branch branch : Branch.values()) {
                for (Operator operator :
                        List.of(Operator.ADD, Operator.SUB, Operator.MUL, Operator.MAX, Operator.MIN)) {
                    joins.add(Arguments.of(scheme, branch, new Op.Arithmetic(operator)));
                }
            }
            joins.add(Arguments.of(scheme, Branch.SUMS, new Op.Concat(Axis.CHANNELS)));
            joins.add(Arguments.of(scheme, Branch.VALUES, new Op.Concat(Axis.CHANNELS)));
        }
        return joins.stream();
    }

    @ParameterizedTest
    @MethodSource("joins")
    void theIntegersFollowTheFloatGraph(QuantizationScheme scheme, Branch branch, Op op) {
        SplittableRandom random = new SplittableRandom(7);
        GraphMaker maker = new GraphMaker(IMAGE);
        FloatComparison.conv(maker, "trunk", random);
        maker.then("start", new Op.Relu());
        FloatComparison.conv(maker, "branch", random);
        branch.append(maker, random);
        maker.node("join", op, "start", "end");
        FloatComparison.conv(maker, "last", random);

        FloatComparison.requireClose(maker.graph(), scheme, random);
    }
}
