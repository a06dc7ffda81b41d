package org.silicnn.ir;

import org.silicnn.fixed.FixedFormat;

/**
 * Proves how wide the sums of a weighted layer get, from the real weights and the input's format: for each output
 * channel the interval of {@code bias + Σ w·(x − zeroPoint)} over every possible {@code x} and of every partial sum, in
 * whatever order it is added up and whether or not the bias is in it yet.
 */
final class Accumulator {
    private Accumulator() {}

    /**
     * The narrowest signed format that holds every sum, partial or whole, of every output channel.
     *
     * @param weights the weights of output channel 0, then 1, ...: {@code bias.size()} equal runs
     * @throws InvalidNetworkException naming the output channel whose sum passes {@value FixedFormat#MAX_WIDTH} bits
     */
    static FixedFormat formatFor(TensorType input, Constant weights, Constant bias) {
        int run = weights.size() / bias.size();
        long low = input.least();
        long high = input.most();
        long least = 0;
        long most = 0;
        for (int channel = 0; channel < bias.size(); channel++) {
            try {
                long down = Math.min(0, bias.get(channel));
                long up = Math.max(0, bias.get(channel));
                for (int i = channel * run; i < (channel + 1) * run; i++) {
                    long atLow = Math.multiplyExact(weights.get(i), low);
                    long atHigh = Math.multiplyExact(weights.get(i), high);
                    // A padded tap contributes 0, and a partial sum lacks taps: 0 belongs to every interval.
                    down = Math.addExact(down, Math.min(0, Math.min(atLow, atHigh)));
                    up = Math.addExact(up, Math.max(0, Math.max(atLow, atHigh)));
                }
                least = Math.min(least, down);
                most = Math.max(most, up);
                requireWidth(channel, down, up);
            } catch (ArithmeticException e) {
                throw tooWide(channel, "more than 64");
            }
        }
        int fractionBits = input.format().fractionBits() + weights.format().fractionBits();
        return FixedFormat.signedFor(least, most, fractionBits);
    }

    /** @param taps weights that go into one sum */
    static void requireSizes(Constant weights, Constant bias, long taps) {
        if (bias.size() < 1 || weights.size() != bias.size() * taps) {
            throw new InvalidNetworkException("a layer of " + bias.size() + " output channels with " + taps
                    + " weights each must have " + bias.size() * taps + " weights, not " + weights.size());
        }
    }

    static void requireOutput(TensorType outputType, Shape shape, FixedFormat proven) {
        FixedFormat format = outputType.format();
        if (!outputType.shape().equals(shape)) {
            throw new InvalidNetworkException("the output must be " + shape + ", not " + outputType.shape());
        }
        if (!format.signed() || format.width() < proven.width() || format.fractionBits() != proven.fractionBits()) {
            throw new InvalidNetworkException(
                    "the accumulator must be signed, at least " + proven + " wide, not " + format);
        }
        if (outputType.zeroPoint() != 0) {
            throw new InvalidNetworkException(
                    "the zero point of an accumulator must be 0, not " + outputType.zeroPoint());
        }
    }

    private static void requireWidth(int channel, long low, long high) {
        int bits = FixedFormat.signedBits(low, high);
        if (bits > FixedFormat.MAX_WIDTH) {
            throw tooWide(channel, Integer.toString(bits));
        }
    }

    private static InvalidNetworkException tooWide(int channel, String bits) {
        return new InvalidNetworkException("the accumulator of output channel " + channel + " must fit "
                + FixedFormat.MAX_WIDTH + " bits, not " + bits);
    }
}
