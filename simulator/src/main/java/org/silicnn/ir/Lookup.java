package org.silicnn.ir;

import java.util.List;

/**
 * Any function of one element as a table: {@code out = table[in − least]}, where {@code least} is the smallest stored
 * integer of the input's format. Whatever rounding it took was done when the table was made.
 *
 * @param inputType of at most {@value #MAX_INPUT_WIDTH} bits, since a table has an entry for every stored integer
 * @param table one for all channels or one for each, channel 0 first; in the output's format
 * @param outputType same shape as the input
 */
public record Lookup(String name, String input, TensorType inputType, Constant table, TensorType outputType)
        implements Layer {
    public static final int MAX_INPUT_WIDTH = 16;

    /** @throws InvalidNetworkException if sizes or formats don't agree */
    public Lookup {
        if (inputType.format().width() > MAX_INPUT_WIDTH) {
            throw new InvalidNetworkException("Lookup must read a tensor of at most " + MAX_INPUT_WIDTH + " bits, not "
                    + inputType.format().width());
        }
        long entries = 1L << inputType.format().width();
        long all = entries * inputType.shape().channels();
        if (table.size() != entries && table.size() != all) {
            throw new InvalidNetworkException(
                    "Lookup must have " + entries + " or " + all + " entries, not " + table.size());
        }
        if (!table.format().equals(outputType.format())) {
            throw new InvalidNetworkException(
                    "the entries must be stored as the output, " + outputType.format() + ", not " + table.format());
        }
        if (!outputType.shape().equals(inputType.shape())) {
            throw new InvalidNetworkException(
                    "the output must be " + inputType.shape() + ", not " + outputType.shape());
        }
    }

    /** How many stored integers the input's format has. */
    public int entries() {
        return 1 << inputType.format().width();
    }

    public boolean isPerChannel() {
        return table.size() > entries();
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
        return visitor.visitLookup(this);
    }
}
