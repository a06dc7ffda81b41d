package org.silicnn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.ir.Shape;

class FloatKernelsTest {
    @Test
    void everyOpHasAKernel() {
        assertThat(Set.<Object>copyOf(FloatKernels.ops()))
                .isEqualTo(Set.<Object>of((Object[]) Op.class.getPermittedSubclasses()));
    }

    /** Each in double precision, in the order of the inputs, however many are computed side by side. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 7, 8})
    void denseSumsInTheOrderOfTheInputs(int outputs) {
        SplittableRandom random = new SplittableRandom(outputs);
        float[] input = floats(random, 37);
        float[] weights = floats(random, outputs * input.length);
        float[] bias = floats(random, outputs);
        float[] expected = new float[outputs];
        for (int o = 0; o < outputs; o++) {
            double sum = bias[o];
            for (int i = 0; i < input.length; i++) {
                sum += (double) input[i] * weights[o * input.length + i];
            }
            expected[o] = (float) sum;
        }

        FloatKernel kernel = FloatKernels.of(
                new Op.Dense(weights, bias), List.of(Shape.vector(input.length)), Shape.vector(outputs));

        assertThat(kernel.run(List.of(input))).as("seed %d", outputs).isEqualTo(expected);
    }

    private static float[] floats(SplittableRandom random, int count) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) (random.nextDouble(-1, 1) * Math.scalb(1.0, random.nextInt(-12, 12)));
        }
        return values;
    }
}
