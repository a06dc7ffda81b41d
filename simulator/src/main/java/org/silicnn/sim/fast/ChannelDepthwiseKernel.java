package org.silicnn.sim.fast;

import java.util.List;
import java.util.Optional;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * A depthwise convolution of stacked pictures with {@link ChannelLoops}, row by row of the output: where three by three
 * taps move by single cells, four places at once share the cells between them.
 */
final class ChannelDepthwiseKernel implements Kernel {
    /** Taps of a loop. A window of more takes several rounds, and zeros fill the last. */
    private static final int NINE = 9;

    private static final int PLACES = 4;

    private final ChannelLoops loops;
    private final Cells cells;
    private final Window window;
    /** Rounds before the last keep their sums. */
    private final DepthwiseTerms sums;

    private final DepthwiseTerms terms;
    private final boolean sideBySide;
    /** Channels, with those that make them a vector. */
    private final int filled;
    /** What is left to do with the sums. */
    private final Optional<RowRequantizer> after;

    private ChannelDepthwiseKernel(
            ChannelLoops loops,
            Weighted layer,
            FoldedSteps unrounded,
            FoldedSteps steps,
            Optional<RowRequantizer> after) {
        this.loops = loops;
        this.cells = layer.cells();
        this.window = cells.window();
        int rounds = (window.taps() + NINE - 1) / NINE;
        Constant weights = layer.weights();
        int channels = layer.bias().size();
        this.sums = DepthwiseTerms.of(weights, channels, loops.width(), rounds * NINE, unrounded);
        this.terms = sums.with(steps);
        this.filled = Math.max(channels, loops.width());
        this.after = after;
        this.sideBySide = window.height().kernel() == 3
                && window.width().kernel() == 3
                && window.width().stride() == 1
                && window.width().dilation() == 1
                && window.height().stride() == 1
                && window.height().dilation() == 1
                && cells.output().width() >= PLACES;
    }

    /** Nothing where sums are too large, or there is a third axis. */
    static Optional<Kernel> of(ChannelLoops loops, Weighted layer, Optional<RowRequantizer> requantizer) {
        int channels = layer.bias().size();
        int filled = Math.max(channels, loops.width());
        Optional<FoldedSteps> unrounded =
                FoldedSteps.unrounded(layer.bias(), layer.bound()).map(steps -> steps.padded(1, channels, filled));
        boolean picture = layer.cells().input().depth() == 1
                && layer.cells().window().depth().equals(Window.Axis.NONE);
        if (unrounded.isEmpty() || !picture) {
            return Optional.empty();
        }
        FoldedSteps plain = unrounded.get();
        boolean oneRound = layer.cells().taps() <= NINE;
        if (oneRound && requantizer.orElse(null) instanceof FloatRequantizer simple) {
            // Between rounds the halves that are folded into sums would be lost.
            FoldedSteps folded =
                    FoldedSteps.of(simple.steps(), layer.bias(), layer.bound()).orElse(null);
            if (folded != null) {
                return Optional.of(new ChannelDepthwiseKernel(
                        loops, layer, plain, folded.padded(1, channels, filled), Optional.empty()));
            }
        }
        return Optional.of(new ChannelDepthwiseKernel(loops, layer, plain, plain, requantizer));
    }

    /** Rows. */
    @Override
    public int units(Block output) {
        return output.places() / output.type().shape().width();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        Shape shape = output.type().shape();
        RowRing ring = new RowRing(cells, filled, 1);
        // A vector of more than all channels would write over its neighbour.
        float[] between = new float[filled > shape.channels() ? 2 * shape.width() * filled : 0];
        int[] taps = new int[terms.taps()];
        float[] partial = new float[filled];
        int count;
        for (int unit = from; unit < to; unit += count) {
            int y = unit % shape.height();
            // Two rows of output share most of their rows of input.
            count = sideBySide && loops.hasTwoRows() && unit + 1 < to && y + 1 < shape.height() ? 2 : 1;
            int[] rows = rows(ring, inputs.get(0), unit / shape.height(), y, count);
            int at = unit * shape.width() * shape.channels();
            float[] out = between.length > 0 ? between : output.floats();
            int outAt = between.length > 0 ? 0 : at;
            for (int x = 0; sideBySide && x < shape.width(); x += PLACES) {
                sideBySide(ring, rows, Math.min(x, shape.width() - PLACES), out, outAt, shape.width());
            }
            for (int x = 0; !sideBySide && x < shape.width(); x++) {
                findTaps(ring, rows, x, taps);
                onePlace(ring.values(), taps, partial, out, outAt + x * filled);
            }
            int places = count * shape.width();
            for (int p = 0; between.length > 0 && p < places; p++) {
                System.arraycopy(between, p * filled, output.floats(), at + p * shape.channels(), shape.channels());
            }
            after.ifPresent(each -> each.applyPlaces(output.floats(), at, places));
        }
    }

    /** Where the rows under the taps of one or two rows of output lie. */
    private int[] rows(RowRing ring, Block input, int picture, int y, int count) {
        Window.Axis height = window.height();
        int[] rows = new int[height.kernel() + count - 1];
        for (int ky = 0; ky < rows.length; ky++) {
            rows[ky] = ring.row(input, picture, y * height.stride() + ky * height.dilation());
        }
        return rows;
    }

    private void sideBySide(RowRing ring, int[] rows, int x, float[] out, int row, int width) {
        int[] left = new int[rows.length];
        for (int ky = 0; ky < left.length; ky++) {
            left[ky] = rows[ky] + x * ring.pitch();
        }
        int whole = filled / loops.width();
        places(ring, left, 0, 0, whole, out, row + x * filled, width);
        if (whole * loops.width() < filled) {
            places(ring, left, filled - loops.width(), whole, 1, out, row + x * filled, width);
        }
    }

    private void places(
            RowRing ring, int[] rows, int first, int vector, int vectors, float[] out, int outAt, int width) {
        float[] in = ring.values();
        int pitch = ring.pitch();
        if (rows.length == 3) {
            loops.fourPlacesOfNineTaps(in, rows, pitch, terms, first, vector, vectors, out, outAt, filled);
        } else {
            int below = width * filled;
            loops.eightPlacesOfNineTaps(in, rows, pitch, terms, first, vector, vectors, out, outAt, filled, below);
        }
    }

    /** What fills the last round reads any cell, times zero. */
    private void findTaps(RowRing ring, int[] rows, int x, int[] taps) {
        int left = x * window.width().stride();
        int t = 0;
        for (int row : rows) {
            for (int kx = 0; kx < window.width().kernel(); kx++) {
                taps[t++] = row + (left + kx * window.width().dilation()) * ring.pitch();
            }
        }
        while (t < taps.length) {
            taps[t++] = rows[0];
        }
    }

    private void onePlace(float[] in, int[] taps, float[] partial, float[] out, int outAt) {
        int whole = filled / loops.width();
        rounds(in, taps, 0, 0, whole, partial, out, outAt);
        if (whole * loops.width() < filled) {
            rounds(in, taps, filled - loops.width(), whole, 1, partial, out, outAt);
        }
    }

    private void rounds(
            float[] in, int[] taps, int first, int vector, int vectors, float[] partial, float[] out, int outAt) {
        for (int tap = 0; tap < taps.length; tap += NINE) {
            float[] start = tap == 0 ? terms.steps().start() : partial;
            if (tap + NINE == taps.length) {
                loops.nineTaps(in, taps, tap, terms, first, vector, vectors, start, out, outAt + first);
            } else {
                loops.nineTaps(in, taps, tap, sums, first, vector, vectors, start, partial, first);
            }
        }
    }

    @Override
    public String engine() {
        return "vector";
    }
}
