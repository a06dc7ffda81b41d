package org.silicnn.quant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silicnn.fixed.FixedFormat;

class RangeChooserTest {
    /** A bell of width 1 with a few values far out: what clipping is for. */
    private static Histogram bellWithOutliers() {
        SplittableRandom random = new SplittableRandom(11);
        Histogram histogram = new Histogram();
        for (int i = 0; i < 100_000; i++) {
            double sum = -6;
            for (int k = 0; k < 12; k++) {
                sum += random.nextDouble();
            }
            histogram.add(sum);
        }
        histogram.add(12);
        histogram.add(-12);
        return histogram;
    }

    @Test
    void minMaxClipsNothing() {
        Quantization pow2 = new RangeChooser(QuantizationScheme.POW2, CalibrationMethod.MIN_MAX)
                .forActivation(bellWithOutliers(), 8, false);
        assertThat(pow2.format()).isEqualTo(FixedFormat.signed(8, 3));
        Quantization affine = new RangeChooser(QuantizationScheme.AFFINE, CalibrationMethod.MIN_MAX)
                .forActivation(bellWithOutliers(), 8, false);
        assertThat(affine.scale()).isCloseTo(24.0 / 255, within(1e-9));
        assertThat(affine.zeroPoint()).isEqualTo(128);
    }

    @Test
    void percentileLeavesTheOutliersOut() {
        Quantization pow2 = new RangeChooser(QuantizationScheme.POW2, CalibrationMethod.PERCENTILE)
                .forActivation(bellWithOutliers(), 8, false);
        assertThat(pow2.format()).isEqualTo(FixedFormat.signed(8, 5));
    }

    @ParameterizedTest
    @EnumSource(QuantizationScheme.class)
    void meanSquareErrorIsTheLeastOfAllMethods(QuantizationScheme scheme) {
        Histogram histogram = bellWithOutliers();
        double least = error(histogram, scheme, CalibrationMethod.MSE);
        for (CalibrationMethod method : CalibrationMethod.values()) {
            assertThat(least).as("%s", method).isLessThanOrEqualTo(error(histogram, scheme, method));
        }
        assertThat(least).isLessThan(error(histogram, scheme, CalibrationMethod.MIN_MAX));
    }

    private static double error(Histogram histogram, QuantizationScheme scheme, CalibrationMethod method) {
        return histogram.meanSquareError(
                new RangeChooser(scheme, method).forActivation(histogram, 8, false)::roundTrip);
    }

    @Test
    void divergenceFindsTheBellToo() {
        Quantization kl = new RangeChooser(QuantizationScheme.POW2, CalibrationMethod.KL)
                .forActivation(bellWithOutliers(), 4, false);
        Quantization minMax = new RangeChooser(QuantizationScheme.POW2, CalibrationMethod.MIN_MAX)
                .forActivation(bellWithOutliers(), 4, false);
        assertThat(kl.scale()).isLessThan(minMax.scale());
    }

    @ParameterizedTest
    @EnumSource(CalibrationMethod.class)
    void anAllZeroTensorHasAUsableScale(CalibrationMethod method) {
        Histogram zeros = new Histogram();
        zeros.add(new float[1000]);
        for (QuantizationScheme scheme : QuantizationScheme.values()) {
            RangeChooser chooser = new RangeChooser(scheme, method);
            assertThat(chooser.forWeights(zeros, 8).roundTrip(0)).isZero();
            assertThat(chooser.forActivation(zeros, 8, false).roundTrip(0)).isZero();
            assertThat(chooser.forActivation(zeros, 8, true).roundTrip(0)).isZero();
        }
    }

    @Test
    void affineStoresZeroExactly() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 10_000; i++) {
            double low = random.nextDouble(-10, 10);
            Quantization affine = Quantization.affine(random.nextInt(2, 17), low, low + random.nextDouble(0, 20));
            assertThat(affine.roundTrip(0)).isZero();
            assertThat(affine.format().holds(affine.zeroPoint())).isTrue();
        }
    }
}
