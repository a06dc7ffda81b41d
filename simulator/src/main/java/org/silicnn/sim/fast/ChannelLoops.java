package org.silicnn.sim.fast;

/** The innermost loops in vector instructions where tensors are stacked: a vector holds channels of one place. */
interface ChannelLoops {
    /** Floats in a vector. */
    int width();

    /** The tile that wastes least on so many output channels. */
    ChannelTile tile(int outputs);

    /**
     * Nine taps of a depthwise convolution at some places, for one vector of channels: {@code out[p][c] = round(sums[p][c]
     * + Σ in[p][tap][c] · weights[tap][c])}. Places are written in their order.
     *
     * @param starts where the taps from {@code tap} on lie in {@code in}, for the first place and channel of the vector
     * @param step from a place to the next in {@code in}
     * @param vector of the terms
     * @param channel its first, in the terms' steps
     * @param sumsAt where the first place's sums lie
     * @param sumsStep from a place to the next in {@code sums}
     * @param outAt where places are counted from
     * @param places where each goes
     * @param count of the places
     */
    void nineTaps(
            float[] in,
            int[] starts,
            int tap,
            int step,
            DepthwiseTerms terms,
            int vector,
            int channel,
            float[] sums,
            int sumsAt,
            int sumsStep,
            float[] out,
            int outAt,
            int[] places,
            int count);

    /** {@code sums[p][c] += Σ in[p][tap][c] · weights[tap][c]}, as above; places follow each other without gaps. */
    void addNineTaps(
            float[] in, int[] starts, int tap, int step, DepthwiseTerms terms, int vector, float[] sums, int count);

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

    /** {@code wide += sums} for the first {@code length}, whole vectors, and the sums start again at 0. */
    void widen(float[] sums, int length, double[] wide);

    /**
     * {@code rounded[p][c] = round(wide[p][c] · scale[c] + offset[c])}, see {@link ScaleRequantizer}.
     *
     * @param row from a place to the next in both
     * @param first channel of the steps that channel 0 is
     */
    void round(double[] wide, int row, int places, DoubleSteps steps, int first, float[] rounded);

    /** {@code length} bytes, whole vectors, as floats. */
    void unpack(byte[] from, int at, float[] to, int toAt, int length);
}
