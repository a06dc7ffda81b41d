package org.silicnn.sim.fast;

import java.util.List;
import java.util.Optional;

/**
 * A large dense layer of stacked tensors in tiles of {@link ChannelLoops}: a few images times a few vectors of outputs.
 * A panel of weights at a time becomes floats that stay in the second cache while the tiles of all images read them.
 */
final class DenseKernel implements Kernel {
    /** Images whose sums stay in the first cache. */
    private static final int CHUNK = 96;
    /** Outputs that fill any tile: one of few images is better than one of few outputs. */
    private static final int MANY = 64;
    /** Terms of a panel. */
    private static final int TERMS = 128;

    private final ChannelLoops loops;
    private final Weighted layer;
    private final DenseWeights.Panels panels;
    private final ChannelTile tile;
    private final ChannelRounding rounding;

    /** @param requantizer one that {@link ChannelRounding#inTiles}, or none */
    DenseKernel(ChannelLoops loops, Weighted layer, DenseWeights weights, Optional<RowRequantizer> requantizer) {
        this.loops = loops;
        this.layer = layer;
        tile = loops.tile(MANY);
        panels = weights.panels(tile.vectors() * loops.width());
        rounding = ChannelRounding.of(layer, requantizer, panels.count() * panels.block(), loops.width());
    }

    @Override
    public int units(Block output) {
        return panels.count();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        ChannelSums sums = new ChannelSums(loops, rounding, CHUNK, panels.block());
        int images = output.layout().stacked();
        for (int panel = from; panel < to; panel++) {
            int first = panel * panels.block();
            int width = Math.min(panels.block(), layer.outputsPerGroup() - first);
            for (int image = 0; image < images; image += CHUNK) {
                int count = Math.min(CHUNK, images - image);
                sum(inputs.get(0).floats(), image, count, panel, sums);
                sums.finish();
                sums.store(output, image, first, width);
            }
        }
    }

    private void sum(float[] in, int image, int count, int panel, ChannelSums sums) {
        int tiles = (count + tile.places() - 1) / tile.places();
        int[] starts = new int[tiles * tile.places()];
        for (int i = 0; i < starts.length; i++) {
            // A tile that isn't full repeats its last image.
            starts[i] = (image + Math.min(i, count - 1)) * layer.terms();
        }
        sums.start(panel * panels.block(), count, starts.length);
        float[] weights = new float[TERMS * panels.block()];
        for (int term = 0; term < layer.terms(); term += TERMS) {
            int length = Math.min(TERMS, layer.terms() - term);
            unpack(panels.first(panel, term), weights, length * panels.block());
            sums.reserve(length);
            for (int t = 0; t < tiles; t++) {
                int at = t * tile.places();
                tile.multiply(sums.floats(), at * panels.block(), in, starts, at, term, length, weights, 0);
            }
        }
    }

    private void unpack(int at, float[] to, int length) {
        if (panels.bytes() != null) {
            loops.unpack(panels.bytes(), at, to, 0, length);
        } else {
            panels.unpack(at, to, 0, length);
        }
    }

    @Override
    public String engine() {
        return rounding.isWide() ? "vector by outputs, sums in two floats" : "vector by outputs";
    }
}
