package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A convolution or dense layer of stacked tensors in tiles of {@link ChannelLoops}: a few places times a few vectors of
 * output channels. A padded copy of the input makes every tap a fixed distance from its place; terms that lie together
 * are one loop, and where only few do, they are brought together first.
 */
final class ChannelTiledKernel implements Kernel {
    /** Places whose sums stay in the first cache; whole tiles of every kind. */
    private static final int CHUNK = 48;
    /** Terms whose weights stay in the first cache while all tiles of a chunk read them. */
    private static final int MOST_TERMS = 128;
    /** Shorter loops cost more to start than to copy together. */
    private static final int LEAST_TERMS = 24;

    private final ChannelLoops loops;
    private final Weighted layer;
    private final Optional<RowRequantizer> requantizer;
    private final PaddedInput padded;
    private final ChannelTile tile;
    private final ChannelWeights weights;
    private final ChannelRounding rounding;
    private final List<PlacedTerms.Run> runs;
    private final boolean copying;

    ChannelTiledKernel(ChannelLoops loops, Weighted layer, Optional<RowRequantizer> requantizer) {
        this.loops = loops;
        this.layer = layer;
        this.requantizer = requantizer;
        this.padded = new PaddedInput(layer.cells());
        this.tile = loops.tile(layer.outputsPerGroup());
        this.weights = new ChannelWeights(layer, tile.vectors() * loops.width());
        this.rounding = ChannelRounding.of(layer, requantizer, weights.blocks() * weights.block(), loops.width());
        int[] offsets = padded.offsets(layer.inputsPerGroup(), 1);
        List<PlacedTerms.Run> found = PlacedTerms.runs(offsets, MOST_TERMS);
        copying = found.size() > 1 && offsets.length < LEAST_TERMS * found.size();
        runs = copying ? PlacedTerms.runs(offsets, offsets.length) : found;
    }

    @Override
    public int units(Block output) {
        return (output.places() + CHUNK - 1) / CHUNK;
    }

    /** Other roundings read places without gaps. */
    @Override
    public boolean writesFrames() {
        return rounding.inTiles();
    }

    @Override
    public List<Block> prepare(List<Block> inputs, Pool pool) {
        return List.of(padded.of(inputs.get(0), pool));
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        float[] in = inputs.get(0).floats();
        ChannelSums sums = new ChannelSums(loops, rounding, CHUNK, weights.block());
        float[] together = new float[copying ? CHUNK * layer.terms() : 0];
        int[] cells = new int[CHUNK];
        int[] starts = new int[CHUNK];
        for (int unit = from; unit < to; unit++) {
            int place = unit * CHUNK;
            int count = Math.min(CHUNK, output.places() - place);
            padded.cells(place, count, cells);
            // A tile that isn't full repeats its last place.
            Arrays.fill(cells, count, CHUNK, cells[count - 1]);
            for (int group = 0; group < layer.groups(); group++) {
                for (int p = 0; p < CHUNK; p++) {
                    starts[p] = cells[p] + group * layer.inputsPerGroup();
                }
                if (copying) {
                    copyTogether(in, starts, together, count);
                }
                for (int block = 0; block < weights.blocks(); block++) {
                    sum(copying ? together : in, starts, sums, count, group, block);
                    sums.finish();
                    int first = block * weights.block();
                    sums.store(
                            output,
                            place,
                            group * layer.outputsPerGroup() + first,
                            Math.min(weights.block(), layer.outputsPerGroup() - first));
                }
            }
            if (!rounding.inTiles()) {
                requantizer.ifPresent(each -> each.applyPlaces(
                        output.floats(), place * output.type().shape().channels(), count));
            }
        }
    }

    private void copyTogether(float[] in, int[] starts, float[] together, int count) {
        for (int p = 0; p < count; p++) {
            for (PlacedTerms.Run run : runs) {
                System.arraycopy(in, starts[p] + run.offset(), together, p * layer.terms() + run.term(), run.length());
            }
        }
        for (int p = 0; p < CHUNK; p++) {
            starts[p] = Math.min(p, count - 1) * layer.terms();
        }
    }

    private void sum(float[] in, int[] starts, ChannelSums sums, int count, int group, int block) {
        int row = weights.block();
        int first = (group * weights.blocks() + block) * row;
        int tiles = (count + tile.places() - 1) / tile.places();
        sums.start(first, count, tiles * tile.places());
        int firstWeight = weights.first(group, block);
        if (copying) {
            for (int start = 0; start < layer.terms(); start += MOST_TERMS) {
                multiply(
                        sums,
                        tiles,
                        in,
                        starts,
                        start,
                        Math.min(MOST_TERMS, layer.terms() - start),
                        firstWeight + start * row);
            }
            return;
        }
        for (PlacedTerms.Run run : runs) {
            multiply(sums, tiles, in, starts, run.offset(), run.length(), firstWeight + run.term() * row);
        }
    }

    private void multiply(
            ChannelSums sums, int tiles, float[] in, int[] starts, int offset, int length, int firstWeight) {
        int places = tile.places();
        sums.reserve(length);
        for (int t = 0; t < tiles; t++) {
            tile.multiply(
                    sums.floats(),
                    t * places * weights.block(),
                    in,
                    starts,
                    t * places,
                    offset,
                    length,
                    weights.values(),
                    firstWeight);
        }
    }

    @Override
    public String engine() {
        return rounding.isWide() ? "vector, sums in two floats" : "vector";
    }
}
