package org.silicnn.quant;

import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.graph.IntegerWeights;
import org.silicnn.graph.Node;
import org.silicnn.ir.Constant;

/**
 * Weights and biases of one layer as integers.
 *
 * @param weights their format has binary places only if all channels share one power-of-two scale
 * @param sumScales worth of one step of the accumulator: one for all output channels, or one for each
 */
record QuantizedWeights(Constant weights, Constant bias, double[] sumScales) {
    /** Beyond this, a bias saturates: it leaves the accumulator room below 63 bits. */
    private static final int BIAS_BITS = 48;

    /**
     * Quantises a layer.
     *
     * @param weights output channels one behind the other
     * @param inputMeans mean of the input value that each weight of an output channel meets, for bias correction
     */
    static QuantizedWeights of(
            Node node,
            float[] weights,
            float[] bias,
            LoweringContext.Tensor input,
            InputMeans inputMeans,
            LoweringContext context) {
        QuantizeOptions options = context.options();
        int outputs = bias.length;
        int run = weights.length / outputs;
        boolean perChannel =
                options.granularity(node.name()) == WeightGranularity.PER_CHANNEL && !context.areCompared(node);
        int groups = perChannel ? outputs : 1;
        Quantization[] chosen = new Quantization[groups];
        for (int g = 0; g < groups; g++) {
            Histogram histogram = new Histogram();
            for (int i = g * (weights.length / groups); i < (g + 1) * (weights.length / groups); i++) {
                histogram.add(weights[i]);
            }
            chosen[g] = context.chosenForWeights(node, histogram);
        }
        FixedFormat format =
                groups == 1 ? chosen[0].format() : chosen[0].format().withFractionBits(0);
        Constant stored = Constant.of(format, weights.length, i -> store(weights[i], chosen[i / run % groups]));
        double[] scales = new double[groups];
        for (int g = 0; g < groups; g++) {
            scales[g] = input.scales()[0] * chosen[g].scale();
        }
        double[] corrected = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            corrected[o] = bias[o];
            for (int i = 0; options.biasCorrection() && i < run; i++) {
                double kept = stored.get(o * run + i) * chosen[o % groups].scale();
                corrected[o] += (weights[o * run + i] - kept) * inputMeans.mean(o, i);
            }
        }
        int fraction = input.type().format().fractionBits() + format.fractionBits();
        return new QuantizedWeights(stored, bias(corrected, scales, fraction), scales);
    }

    /**
     * As the model file gives them.
     *
     * @param sumScales worth of one step of the accumulator: one for all output channels, or one for each
     */
    static QuantizedWeights of(IntegerWeights given, double[] sumScales, LoweringContext.Tensor input) {
        double[] reals = new double[given.bias().length];
        for (int o = 0; o < reals.length; o++) {
            reals[o] = given.bias()[o];
        }
        int fraction = input.type().format().fractionBits();
        Constant bias = given.storedBias()
                .filter(stored -> stored.countsIn(sumScales))
                .map(IntegerWeights.StoredBias::values)
                .orElseGet(() -> bias(reals, sumScales, fraction));
        return new QuantizedWeights(given.stored(), bias, sumScales);
    }

    /** Mean over images and places of the input that weight {@code index} of output channel {@code output} meets. */
    interface InputMeans {
        double mean(int output, int index);
    }

    private static long store(float weight, Quantization quantization) {
        FixedFormat whole = quantization.format().withFractionBits(0);
        return FixedPoint.quantize(weight / quantization.scale(), whole, Rounding.RND_CONV, Overflow.SAT_SYM);
    }

    private static Constant bias(double[] bias, double[] scales, int fraction) {
        FixedFormat widest = FixedFormat.signed(BIAS_BITS, 0);
        long[] values = new long[bias.length];
        long low = 0;
        long high = 0;
        for (int o = 0; o < bias.length; o++) {
            double steps = bias[o] / scales[scales.length == 1 ? 0 : o];
            values[o] = FixedPoint.quantize(steps, widest, Rounding.RND_CONV, Overflow.SAT);
            low = Math.min(low, values[o]);
            high = Math.max(high, values[o]);
        }
        return Constant.of(FixedFormat.signedFor(low, high, fraction), values);
    }

    /** Worth of one step for display: {@code NaN} if channels differ. */
    double displayScale() {
        return sumScales.length == 1 ? sumScales[0] : Double.NaN;
    }
}
