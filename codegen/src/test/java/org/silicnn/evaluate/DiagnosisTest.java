package org.silicnn.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.quant.Quantized;

class DiagnosisTest {
    private static final Dense SUMS = Dense.of(
            "sums",
            "image",
            TensorType.fixed(Shape.vector(2), FixedFormat.signed(8, 0)),
            Constant.of(FixedFormat.signed(8, 0), 4, i -> i),
            Constant.of(FixedFormat.signed(8, 0), 2, i -> 0),
            1.0);
    private static final Requantize VALUES = Requantize.powerOfTwo(
            "values", "sums", SUMS.outputType(), Rounding.RND, Overflow.SAT, FixedFormat.signed(8, 0));

    @Test
    void blamesWhoAddsMostAndNotWhoCarriesItOn() {
        Diagnosis found = Diagnosis.of(List.of(error(SUMS, 0.008), error(VALUES, 0.012, 10)))
                .orElseThrow();

        assertThat(found.culprit().layer()).isEqualTo(SUMS);
    }

    @Test
    void blamesTheSumsForNoiseThatRoundingCannotMake() {
        // A ReLU cuts signal away, so the ratio jumps though it adds nothing.
        Diagnosis found =
                Diagnosis.of(List.of(error(SUMS, 0.002), error(VALUES, 0.02))).orElseThrow();

        assertThat(found.culprit().layer()).isEqualTo(SUMS);
        assertThat(found.cause()).contains("more weight bits for 'sums'");
    }

    @Test
    void findsNothingAboveTheLimit() {
        assertThat(Diagnosis.of(List.of(error(SUMS, 0.001), error(VALUES, 0.009))))
                .isEmpty();
    }

    /** Of 100 elements, a noise of 1 each. */
    private static LayerError error(Layer layer, double noiseToSignal) {
        return error(layer, noiseToSignal, 1);
    }

    private static LayerError error(Layer layer, double noiseToSignal, double step) {
        Quantized.Origin origin = new Quantized.Origin(layer.name(), layer.name(), List.of(step));
        return new LayerError(layer, origin, 100, 100 / noiseToSignal, 100, 0, 1, 0, 0, 0, -100, 100);
    }
}
