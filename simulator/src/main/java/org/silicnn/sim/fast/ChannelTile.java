package org.silicnn.sim.fast;

/** The sums of a few places by a few vectors of output channels, as many as there are registers for. */
interface ChannelTile {
    int places();

    /** Vectors of output channels. */
    int vectors();

    /**
     * {@code sums[p][c] += Σ in[starts[first + p] + offset + k] · weights[k][c]} over {@code length} terms.
     *
     * @param sums the tile from {@code at} on: {@link #places} rows of {@link #vectors} vectors
     * @param weights of the tile from {@code firstWeight} on: a row of vectors for each term
     */
    void multiply(
            float[] sums,
            int at,
            float[] in,
            int[] starts,
            int first,
            int offset,
            int length,
            float[] weights,
            int firstWeight);
}
