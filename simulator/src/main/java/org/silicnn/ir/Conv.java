package org.silicnn.ir;

import java.util.List;
import org.silicnn.fixed.FixedFormat;

/**
 * Cross-correlation: {@code out[y][x][o] = bias[o] + Σ weights[o][ky][kx][c] · (in − zeroPoint)}, over one, two or three
 * axes. The output is the exact sum. A tap in the padding contributes nothing.
 *
 * <p>Depthwise convolution is the case of as many groups as channels.
 *
 * @param weights output channel, kernel positions outermost axis first, input channel of the group; the last fastest
 * @param bias one for each output channel, in units of the accumulator
 * @param groups output channels of group {@code g} see only the input channels of group {@code g}
 * @param outputType the accumulator: a signed format that holds every possible sum
 */
public record Conv(
        String name,
        String input,
        TensorType inputType,
        Window window,
        int groups,
        Constant weights,
        Constant bias,
        TensorType outputType)
        implements Layer {

    /** @throws InvalidNetworkException if sizes don't agree or the output type can't hold every possible sum */
    public Conv {
        int inputChannels = inputType.shape().channels();
        int outputChannels = bias.size();
        if (groups < 1 || inputChannels % groups != 0 || outputChannels % groups != 0) {
            throw new InvalidNetworkException("groups must divide " + inputChannels + " input and " + outputChannels
                    + " output channels, not " + groups);
        }
        Accumulator.requireSizes(weights, bias, (long) window.taps() * (inputChannels / groups));
        Accumulator.requireOutput(
                outputType,
                window.output(inputType.shape(), outputChannels),
                Accumulator.formatFor(inputType, weights, bias));
    }

    /**
     * With the narrowest accumulator that is proven wide enough.
     *
     * @param scale worth of one step of the accumulator, for display
     */
    public static Conv of(
            String name,
            String input,
            TensorType inputType,
            Window window,
            int groups,
            Constant weights,
            Constant bias,
            double scale) {
        Shape shape = window.output(inputType.shape(), bias.size());
        FixedFormat accumulator = Accumulator.formatFor(inputType, weights, bias);
        TensorType outputType = new TensorType(shape, accumulator, scale, 0);
        return new Conv(name, input, inputType, window, groups, weights, bias, outputType);
    }

    public int inputChannelsPerGroup() {
        return inputType.shape().channels() / groups;
    }

    public int outputChannelsPerGroup() {
        return bias.size() / groups;
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
        return visitor.visitConv(this);
    }
}
