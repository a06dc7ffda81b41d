package org.silicnn.pass;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.graph.GraphMaker;

/** That two graphs compute the same. */
final class SameFunction {
    private static final int IMAGES = 5;

    private SameFunction() {}

    /** Fails unless the outputs for some random images agree within 1e-5 of the largest. */
    static void check(Graph before, Graph after, SplittableRandom random) {
        GraphInterpreter first = new GraphInterpreter(before);
        GraphInterpreter second = new GraphInterpreter(after);
        for (int i = 0; i < IMAGES; i++) {
            float[] image = GraphMaker.random(random, before.inputShape().elements());
            float[] wanted = first.run(image);
            float[] found = second.run(image);
            double largest = 1;
            for (float each : wanted) {
                largest = Math.max(largest, Math.abs(each));
            }
            assertThat(found).hasSameSizeAs(wanted);
            for (int at = 0; at < wanted.length; at++) {
                assertThat((double) found[at]).as("element %d", at).isCloseTo(wanted[at], within(1e-5 * largest));
            }
        }
    }

    private static Offset<Double> within(double distance) {
        return Offset.offset(distance);
    }
}
