package org.silicnn.sim.fast;

/**
 * The innermost loops in vector instructions. A vector holds {@link #width} images; a tile is the sums of {@value
 * PackedWeights#TILE} output channels by {@link #columns} vectors of images, which may belong to several places.
 */
interface VectorLoops {
    /** Floats in a vector. */
    int width();

    /** The loops where channels are innermost. */
    ChannelLoops channels();

    /**
     * {@code to[i] = (from[i] ^ flip) + add}, the bytes signed, for as many as {@code vectors} hold.
     *
     * @param flip bits
     */
    void widen(byte[] from, int at, float[] to, int toAt, int vectors, int flip, float add);

    /** {@code to[i]} is the last eight bits of {@code from[i] + integers}. */
    void narrow(float[] from, int at, byte[] to, int toAt, int vectors, float integers);

    /** Vectors of a tile's row. */
    int columns();

    /**
     * {@code sums[c][j] += Σ in[starts[j] + offsets[k]] · weights[k][c]} over the terms {@code from..to-1}.
     *
     * @param sums the tile at {@code at}: {@value PackedWeights#TILE} rows of {@link #columns} vectors
     * @param starts where each column begins in {@code in}
     * @param weights for the tile from {@code firstWeight} on: {@value PackedWeights#TILE} for each term from 0
     */
    void multiply(
            float[] sums,
            int at,
            float[] in,
            int[] starts,
            int[] offsets,
            int from,
            int to,
            float[] weights,
            int firstWeight);

    /**
     * {@code sums[i] += Σ in[starts[t] + i] · weights[firstWeight + t]} over nine taps from {@code tap} on, for as many
     * floats as {@code vectors} hold: a run of places of one channel.
     */
    void addNineTaps(float[] sums, float[] in, int[] starts, int tap, int vectors, float[] weights, int firstWeight);

    /** {@code sums[i] += in[start + i] · weight}. */
    void addTap(float[] sums, float[] in, int start, int vectors, float weight);

    /** {@code sums[i] = round(clamp(sums[i] · scale) + offset)} for a run of places of one channel. */
    void requantizeRun(float[] sums, int vectors, FloatSteps steps, int channel);

    /**
     * The end of one column: {@code out[c] = round(clamp(sums[c] · scale[c]) + offset[c])}, as {@link FloatRequantizer}
     * explains.
     *
     * @param at where the column of channel 0 lies in {@code sums}
     * @param step from a channel's column to the next's
     * @param outAt where channel 0 goes
     * @param outStep from a channel's place to the next's
     * @param first channel of the layer that channel 0 is
     */
    void requantize(
            float[] sums,
            int at,
            int step,
            float[] out,
            int outAt,
            int outStep,
            int channels,
            FloatSteps steps,
            int first);
}
