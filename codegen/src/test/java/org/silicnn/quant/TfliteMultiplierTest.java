package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.silicnn.graph.Multiplier;
import org.silicnn.ir.InvalidNetworkException;

/** Multipliers as other tools compute them. */
class TfliteMultiplierTest {
    @Test
    void theHighestOf31BitsIsSet() {
        assertThat(Multiplier.tflite(0.5)).isEqualTo(new Multiplier(1 << 30, 31));
        assertThat(Multiplier.tflite(1)).isEqualTo(new Multiplier(1 << 30, 30));
        assertThat(Multiplier.tflite(0.75 / 256)).isEqualTo(new Multiplier(3 << 29, 39));
    }

    @Test
    void roundingUpToAPowerOfTwoHalvesIt() {
        assertThat(Multiplier.tflite(Math.nextDown(1.0))).isEqualTo(new Multiplier(1 << 30, 30));
    }

    @Test
    void aRatioOfSinglesIsExact() {
        Multiplier third = Multiplier.single(1, 3);
        assertThat(third.mantissa() / Math.scalb(1.0, third.shift())).isEqualTo((double) (1f / 3f));
        assertThat(Multiplier.single(0.25, 8)).isEqualTo(new Multiplier(1, 5));
    }

    @Test
    void scalesTooFarApartAreRefused() {
        assertThatThrownBy(() -> Multiplier.tflite(0x1p-40)).isInstanceOf(InvalidNetworkException.class);
    }
}
