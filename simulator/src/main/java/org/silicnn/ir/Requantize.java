package org.silicnn.ir;

import java.util.List;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;

/**
 * The one layer that loses bits: {@code out = overflow(zeroPoint + round((in − inputZeroPoint) · multiplier / 2^shift))}.
 * With an unsigned output it is a ReLU too.
 *
 * @param multipliers one for all channels, or one for each; 1 where the scales are powers of two
 * @param shifts as many as multipliers; −31..62
 * @param outputType same shape as the input; at most {@value FixedFormat#MAX_VALUE_WIDTH} bits wide
 */
public record Requantize(
        String name,
        String input,
        TensorType inputType,
        List<Integer> multipliers,
        List<Integer> shifts,
        Rounding rounding,
        Overflow overflow,
        TensorType outputType)
        implements Layer {

    /** @throws InvalidNetworkException if sizes don't agree or a product could pass 63 bits */
    public Requantize {
        multipliers = List.copyOf(multipliers);
        shifts = List.copyOf(shifts);
        int channels = inputType.shape().channels();
        if (multipliers.size() != shifts.size() || (multipliers.size() != 1 && multipliers.size() != channels)) {
            throw new InvalidNetworkException("Requantize must have 1 or " + channels + " multipliers and shifts, not "
                    + multipliers.size() + " and " + shifts.size());
        }
        if (!outputType.shape().equals(inputType.shape())) {
            throw new InvalidNetworkException(
                    "the output must be " + inputType.shape() + ", not " + outputType.shape());
        }
        if (outputType.format().width() > FixedFormat.MAX_VALUE_WIDTH) {
            throw new InvalidNetworkException("the output must have at most " + FixedFormat.MAX_VALUE_WIDTH
                    + " bits, not " + outputType.format().width());
        }
        if (!overflow.supports(outputType.format())) {
            throw new InvalidNetworkException(
                    "an output under " + overflow + " must be signed, not " + outputType.format());
        }
        for (int i = 0; i < shifts.size(); i++) {
            requireProduct(inputType, multipliers.get(i), shifts.get(i));
        }
    }

    /** Power-of-two scales: moves the binary point from one format's to the other's. */
    public static Requantize powerOfTwo(
            String name,
            String input,
            TensorType inputType,
            Rounding rounding,
            Overflow overflow,
            FixedFormat outputFormat) {
        int shift = inputType.format().fractionBits() - outputFormat.fractionBits();
        return new Requantize(
                name,
                input,
                inputType,
                List.of(1),
                List.of(shift),
                rounding,
                overflow,
                TensorType.fixed(inputType.shape(), outputFormat));
    }

    private static void requireProduct(TensorType inputType, int multiplier, int shift) {
        boolean plain = inputType.format().signed() && inputType.zeroPoint() == 0;
        int inputWidth = inputType.format().width() + (plain ? 0 : 1);
        if (multiplier < 1 || shift < -31 || shift > 62) {
            throw new InvalidNetworkException(
                    "multiplier must be at least 1 and shift -31..62, not " + multiplier + " and " + shift);
        }
        if (!FixedPoint.fitsProduct(inputWidth, multiplier, shift)) {
            throw new InvalidNetworkException("input times multiplier must fit " + FixedFormat.MAX_WIDTH + " bits, not "
                    + inputType.format() + " times " + multiplier + " shifted by " + shift);
        }
    }

    public int multiplier(int channel) {
        return multipliers.get(multipliers.size() == 1 ? 0 : channel);
    }

    public int shift(int channel) {
        return shifts.get(shifts.size() == 1 ? 0 : channel);
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
        return visitor.visitRequantize(this);
    }
}
