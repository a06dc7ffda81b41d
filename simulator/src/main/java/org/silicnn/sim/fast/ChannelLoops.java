package org.silicnn.sim.fast;

/** The innermost loops in vector instructions where tensors are stacked: a vector holds channels of one place. */
interface ChannelLoops {
    /** Sums too large for a float are cut into multiples of this and the rest. */
    int CARRY_BITS = 12;

    int CARRY = 1 << CARRY_BITS;
    /** 1.5 · 2^23 of them: the floats from 2^23 of them on are their multiples. */
    float CARRIES = FloatRequantizer.INTEGERS * CARRY;
    /** Results of {@link #round(float[], float[], int, int, DoubleSteps, int)} at most. */
    int LARGEST_ROUNDED = 1 << 22;

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

    /**
     * Moves multiples of {@value #CARRY} from the first {@code length} sums, whole vectors, to what is already there. At
     * most half of that is left.
     *
     * @param sums up to 2^24
     */
    void carry(float[] sums, float[] high, int length);

    /**
     * {@code sums[p][c] = round((sums[p][c] + high[p][c]) · scale[c] + offset[c])}, see {@link ScaleRequantizer}.
     *
     * @param sums up to 2^24
     * @param high multiples of {@value #CARRY}; together less than 2^31
     * @param row from a place to the next in both
     * @param steps {@link DoubleSteps#evenFirst}, whose limits are at most {@value #LARGEST_ROUNDED}
     * @param first channel of the steps that channel 0 is
     */
    void round(float[] sums, float[] high, int row, int places, DoubleSteps steps, int first);

    /** {@code length} bytes, whole vectors, as floats. */
    void unpack(byte[] from, int at, float[] to, int toAt, int length);
}
