package org.silicnn.sim.fast;

import org.silicnn.ir.Constant;

/**
 * Weights in the order in which tiles of output channels read them: tile, term, output channel of the tile; the last
 * fastest, zeros where a group's last tile isn't full. Terms are the tap and the input channel of the group. Put in
 * order when somebody asks for them, as a layer may be computed by kernels that never do.
 */
final class PackedWeights {
    /** Output channels of a tile of every {@link VectorLoops}. */
    static final int TILE = 6;

    private final Constant weights;
    private final int outputsPerGroup;
    private final int terms;
    private final int tile;
    private float[] floats;
    private double[] doubles;

    /** @param tile output channels of a tile; 1 keeps the order of the layer */
    PackedWeights(Weighted layer, int tile) {
        weights = layer.weights();
        outputsPerGroup = layer.outputsPerGroup();
        terms = layer.terms();
        this.tile = tile;
    }

    int tile() {
        return tile;
    }

    int tilesPerGroup() {
        return (outputsPerGroup + tile - 1) / tile;
    }

    /** Where the first weight of an output channel lies; its others follow in steps of {@link #tile}. */
    int first(int group, int output) {
        return (group * tilesPerGroup() + output / tile) * terms * tile + output % tile;
    }

    /** The weights of all groups, which must be exact. */
    synchronized float[] floats() {
        if (floats == null) {
            float[] packed = new float[size()];
            pack((from, to) -> packed[to] = weights.get(from));
            floats = packed;
        }
        return floats;
    }

    /** The weights of all groups, which must be exact. */
    synchronized double[] doubles() {
        if (doubles == null) {
            double[] packed = new double[size()];
            pack((from, to) -> packed[to] = weights.get(from));
            doubles = packed;
        }
        return doubles;
    }

    private int groups() {
        return weights.size() / terms / outputsPerGroup;
    }

    private int size() {
        return Math.multiplyExact(groups() * tilesPerGroup() * tile, terms);
    }

    /** Takes a weight to its place. */
    @FunctionalInterface
    private interface Mover {
        void move(int from, int to);
    }

    private void pack(Mover mover) {
        for (int group = 0; group < groups(); group++) {
            for (int output = 0; output < outputsPerGroup; output++) {
                int from = (group * outputsPerGroup + output) * terms;
                int to = first(group, output);
                for (int term = 0; term < terms; term++) {
                    mover.move(from + term, to + term * tile);
                }
            }
        }
    }
}
