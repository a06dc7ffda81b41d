package org.silicnn.sim.fast;

/** The innermost loops in vector instructions where tensors are stacked: a vector holds channels of one place. */
interface ChannelLoops {
    /** Floats in a vector. */
    int width();

    /** The tile that wastes least on so many output channels. */
    ChannelTile tile(int outputs);

    /**
     * Nine taps of a depthwise convolution, three by three, at four places side by side, for as many channels as {@code
     * vectors} hold: {@code out[p][c] = round(start[c] + Σ in · weights[tap][c])}.
     *
     * @param rows where the left cell of each row of taps lies in {@code in}, for the first place and channel 0
     * @param column from a cell to its right neighbour
     * @param first channel of the layer
     * @param vector of the terms that holds it
     * @param outAt where the first place goes
     * @param step from a place to the next in {@code out}
     */
    void fourPlacesOfNineTaps(
            float[] in,
            int[] rows,
            int column,
            DepthwiseTerms terms,
            int first,
            int vector,
            int vectors,
            float[] out,
            int outAt,
            int step);

    /** Whether {@link #eightPlacesOfNineTaps} has registers enough to be faster. */
    boolean hasTwoRows();

    /**
     * {@link #fourPlacesOfNineTaps} in two rows at once.
     *
     * @param rows four of them
     * @param outRow from a place to the one below in {@code out}
     */
    void eightPlacesOfNineTaps(
            float[] in,
            int[] rows,
            int column,
            DepthwiseTerms terms,
            int first,
            int vector,
            int vectors,
            float[] out,
            int outAt,
            int step,
            int outRow);

    /**
     * Any nine taps at one place: {@code out[c] = round(sums[c] + Σ in · weights[tap][c])}.
     *
     * @param taps where the taps from {@code tap} on lie in {@code in}, for channel 0
     * @param first channel of the layer
     * @param vector of the terms that holds it
     * @param sums of channel {@code first} at {@code first}; may be {@code out}
     * @param outAt where channel {@code first} goes
     */
    void nineTaps(
            float[] in,
            int[] taps,
            int tap,
            DepthwiseTerms terms,
            int first,
            int vector,
            int vectors,
            float[] sums,
            float[] out,
            int outAt);

    /**
     * {@code values[p][c] = round(values[p][c] · scale[c])} in place, where the sums are {@link FoldedSteps folded}.
     *
     * @param at place 0, channel {@code first}
     * @param step from a place to the next
     * @param first channel of the steps
     */
    void roundFolded(float[] values, int at, int step, int places, FoldedSteps steps, int first, int vectors);

    /** {@code values[p][c] = round(clamp(values[p][c] · scale[c]) + offset[c])} in place, see {@link FloatRequantizer}. */
    void round(float[] values, int at, int step, int places, FloatSteps steps, int first, int vectors);
}
