package org.silicnn.ir;

import java.util.List;
import org.silicnn.fixed.Exponential;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Rounding;
import org.silicnn.fixed.Share;

/**
 * {@code exp(x) / Σ exp(x)} over the channels of each place, by TensorFlow Lite's integer algorithm: with 8 bits in and out
 * it gives the bits of the TensorFlow Lite reference kernel. An exponential comes from a table by its distance from the
 * largest of the place, and {@link Share} divides it by their sum. That is at most half a step of the output and {@code
 * (channels + 8) · 2^−20} off the softmax of the stored inputs, or one step where it is 1.
 *
 * @param inputType of at most {@value Lookup#MAX_INPUT_WIDTH} bits and {@value Share#MOST_PARTS} channels
 * @param exponentials of a distance of 0, 1, ... steps; numbers of 0 up to 1 with 31 binary places. Beyond the table they
 *     are 0
 * @param outputType same shape; its least stored integer is 0, its steps are {@code 2^−width}
 */
public record Softmax(String name, String input, TensorType inputType, Constant exponentials, TensorType outputType)
        implements Layer {
    /** How an exponential is stored. */
    public static final FixedFormat EXPONENTIAL = FixedFormat.unsigned(31, Exponential.FRACTION_BITS);

    private static final double LARGEST_MULTIPLIER = (1L << 31) - 1.0;

    /** @throws InvalidNetworkException if the input is too wide, or sizes and formats don't agree */
    public Softmax {
        int width = inputType.format().width();
        if (width > Lookup.MAX_INPUT_WIDTH) {
            throw new InvalidNetworkException(
                    "Softmax must read a tensor of at most " + Lookup.MAX_INPUT_WIDTH + " bits, not " + width);
        }
        if (inputType.shape().channels() > Share.MOST_PARTS) {
            throw new InvalidNetworkException("Softmax must read at most " + Share.MOST_PARTS + " channels, not "
                    + inputType.shape().channels());
        }
        boolean whole = exponentials.size() >= 1 && exponentials.size() <= 1 << width;
        if (!whole || !exponentials.format().equals(EXPONENTIAL) || exponentials.get(0) != EXPONENTIAL.max()) {
            throw new InvalidNetworkException("Softmax must have 1 to " + (1 << width) + " exponentials of "
                    + EXPONENTIAL + " that start with 1, not " + exponentials);
        }
        FixedFormat format = outputType.format();
        if (!outputType.equals(outputType(inputType.shape(), format)) || format.width() > Lookup.MAX_INPUT_WIDTH) {
            throw new InvalidNetworkException("the output must be " + inputType.shape() + " of at most "
                    + Lookup.MAX_INPUT_WIDTH + " bits, its least integer 0, its steps 2^-" + format.width() + ", not "
                    + outputType + " in steps of " + outputType.scale() + " with zero point "
                    + outputType.zeroPoint());
        }
    }

    /**
     * With the exponentials that TensorFlow Lite computes.
     *
     * @param beta factor of the input, 1 as a rule
     * @param output how a share is stored; its fraction bits say nothing
     * @throws InvalidNetworkException if a step of the input times beta is below 2^−26, too fine for the algorithm
     */
    public static Softmax of(String name, String input, TensorType inputType, double beta, FixedFormat output) {
        double step = beta * inputType.scale() * (1L << Exponential.ARGUMENT_FRACTION_BITS);
        if (!(step > 1)) {
            throw new InvalidNetworkException(
                    "the steps of Softmax's input must be above 2^-26, not " + beta * inputType.scale());
        }
        double multiplier = Math.min(step, LARGEST_MULTIPLIER);
        int leftShift = Math.getExponent(multiplier) + 1;
        long mantissa = Math.round(Math.scalb(multiplier, Exponential.FRACTION_BITS - leftShift));
        if (mantissa == 1L << Exponential.FRACTION_BITS) {
            mantissa /= 2;
            leftShift++;
        }
        Constant table = exponentials(1 << inputType.format().width(), mantissa, leftShift);
        return new Softmax(name, input, inputType, table, outputType(inputType.shape(), output));
    }

    /** Without the zeros at the end. */
    private static Constant exponentials(int entries, long mantissa, int leftShift) {
        // TensorFlow Lite's CalculateInputRadius: what lies further is 0.
        long radius = Math.min(entries - 1L, (31L << Exponential.ARGUMENT_FRACTION_BITS) >> leftShift);
        long[] values = new long[(int) radius + 1];
        int used = 0;
        for (int distance = 0; distance <= radius; distance++) {
            long argument = Rounding.RND.divideByPowerOfTwo(
                    -((long) distance << leftShift) * mantissa, Exponential.FRACTION_BITS);
            values[distance] = Exponential.ofNegative(argument);
            used = values[distance] > 0 ? distance + 1 : used;
        }
        return Constant.of(EXPONENTIAL, used, distance -> values[distance]);
    }

    private static TensorType outputType(Shape shape, FixedFormat format) {
        FixedFormat shares = format.withFractionBits(format.width());
        return new TensorType(shape, shares, shares.scale(), (int) shares.min());
    }

    @Override
    public List<String> inputs() {
        return List.of(input);
    }

    @Override
    public List<TensorType> inputTypes() {
        return List.of(inputType);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.visitSoftmax(this);
    }
}
