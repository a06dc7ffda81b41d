package org.silicnn.ir;

import java.util.List;
import org.silicnn.fixed.FixedFormat;

/**
 * A fully connected layer over all elements of its input in memory order: {@code out[o] = bias[o] + Σ weights[o][i] ·
 * (in[i] − zeroPoint)}. The output is the exact sum.
 *
 * @param weights output, input element; the last fastest
 * @param bias one for each output, in units of the accumulator
 * @param outputType the accumulator: a signed format that holds every possible sum
 */
public record Dense(
        String name, String input, TensorType inputType, Constant weights, Constant bias, TensorType outputType)
        implements Layer {

    /** @throws InvalidNetworkException if sizes don't agree or the output type can't hold every possible sum */
    public Dense {
        Accumulator.requireSizes(weights, bias, inputType.shape().elements());
        Accumulator.requireOutput(
                outputType, Shape.vector(bias.size()), Accumulator.formatFor(inputType, weights, bias));
    }

    /**
     * With the narrowest accumulator that is proven wide enough.
     *
     * @param scale worth of one step of the accumulator, for display
     */
    public static Dense of(
            String name, String input, TensorType inputType, Constant weights, Constant bias, double scale) {
        Shape shape = Shape.vector(bias.size());
        FixedFormat accumulator = Accumulator.formatFor(inputType, weights, bias);
        TensorType outputType = new TensorType(shape, accumulator, scale, 0);
        return new Dense(name, input, inputType, weights, bias, outputType);
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
        return visitor.visitDense(this);
    }
}
