package org.silicnn.sim.fast;

import org.silicnn.ir.Constant;

/**
 * Weights in the order in which tiles of output channels read them: tile, term, output channel of the tile; the last
 * fastest, zeros where a group's last tile isn't full. Terms are the tap and the input channel of the group.
 */
final class PackedWeights {
    /** Output channels of a tile of every {@link VectorLoops}. */
    static final int TILE = 6;

    private final int outputsPerGroup;
    private final int terms;
    private final int tile;

    /** @param tile output channels of a tile; 1 keeps the order of the layer */
    PackedWeights(Weighted layer, int tile) {
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

    /** The weights of all groups. */
    long[] pack(Constant weights) {
        int groups = weights.size() / terms / outputsPerGroup;
        long[] packed = new long[Math.multiplyExact(groups * tilesPerGroup() * tile, terms)];
        for (int group = 0; group < groups; group++) {
            for (int output = 0; output < outputsPerGroup; output++) {
                int from = (group * outputsPerGroup + output) * terms;
                int to = first(group, output);
                for (int term = 0; term < terms; term++) {
                    packed[to + term * tile] = weights.get(from + term);
                }
            }
        }
        return packed;
    }
}
