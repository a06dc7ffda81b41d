package org.silicnn.sim.fast;

/**
 * The inputs of a convolution or dense layer term by term, each a row of the images or places that share its weight.
 *
 * @param layer whose terms are its taps, and for each the input channels of a group
 */
record TermRows<R>(RowMath<R> math, Weighted layer) {
    /** Input rows that stay in the first cache while all output channels read them. */
    static final int CHUNK = 16;

    /**
     * Brings some terms together.
     *
     * @param cells of all taps at {@code count} places, from {@link Cells#find}
     * @param start the first term
     * @param chunk gets {@value #CHUNK} terms, or those that are left
     * @return how many
     */
    int gather(Block input, int[] cells, int count, int group, int start, R[] chunk) {
        int firstChannel = group * layer.inputsPerGroup();
        int rows = Math.min(CHUNK, layer.terms() - start);
        for (int r = 0; r < rows; r++) {
            int tap = (start + r) / layer.inputsPerGroup();
            int channel = (start + r) % layer.inputsPerGroup();
            math.gather(input, cells, tap * count, count, firstChannel + channel, chunk[r]);
        }
        return rows;
    }
}
