package org.silicnn.sim.fast;

/**
 * Weights in the order in which {@link ChannelTile}s read them: group, block of output channels, term, output channel of
 * the block; the last fastest, zeros where a group's last block isn't full.
 */
final class ChannelWeights {
    private final int terms;
    private final int block;
    private final int blocks;
    private final float[] weights;

    /** @param block output channels of a tile */
    ChannelWeights(Weighted layer, int block) {
        int outputs = layer.outputsPerGroup();
        this.terms = layer.terms();
        this.block = block;
        this.blocks = (outputs + block - 1) / block;
        weights = new float[Math.multiplyExact(layer.groups() * blocks * block, terms)];
        for (int group = 0; group < layer.groups(); group++) {
            for (int o = 0; o < outputs; o++) {
                int from = (group * outputs + o) * terms;
                int to = first(group, o / block) + o % block;
                for (int term = 0; term < terms; term++) {
                    weights[to + term * block] = layer.weights().get(from + term);
                }
            }
        }
    }

    float[] values() {
        return weights;
    }

    /** Blocks of a group. */
    int blocks() {
        return blocks;
    }

    /** Output channels of a block. */
    int block() {
        return block;
    }

    /** Where the weights of a block lie. */
    int first(int group, int number) {
        return (group * blocks + number) * block * terms;
    }
}
