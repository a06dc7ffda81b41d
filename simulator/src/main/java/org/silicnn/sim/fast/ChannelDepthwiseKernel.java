package org.silicnn.sim.fast;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * A depthwise convolution of stacked pictures with {@link ChannelLoops}: one vector of channels after the other walks
 * over the places of a strip of rows, its weights in registers.
 *
 * <p>In the input's {@link Frame} the first cell of a place is a fixed distance from that of the place before, and the
 * last place of a row a multiple of that from the first of the next. So a strip is one loop, which computes a few places
 * that are none between two rows; the first place of the next row takes theirs, and is written after them.
 */
final class ChannelDepthwiseKernel implements Kernel {
    /** Taps of a loop. A window of more takes several rounds, and zeros fill the last. */
    private static final int NINE = 9;

    /** Floats of a strip's input and output, which stay in the second cache while all vectors read them. */
    private static final int STRIP = 1 << 18;

    private final ChannelLoops loops;
    private final Shape shape;
    private final Window window;
    private final Frame frame;
    private final DepthwiseTerms terms;
    private final int channels;
    /** From the first tap of a place to the others. */
    private final int[] taps;
    /** From the first tap of a place to that of the next. */
    private final int step;
    /** Steps from a row to the next. */
    private final int stepsOfRow;

    private final int rowsOfStrip;
    /** For each vector how its sums are rounded where they come out of the loops as they are; none where those round. */
    private final List<DoubleSteps> doubles;
    /** What is left to do with the sums. */
    private final Optional<RowRequantizer> after;

    private ChannelDepthwiseKernel(
            ChannelLoops loops, Weighted layer, FoldedSteps steps, Optional<RowRequantizer> requantizer) {
        this.loops = loops;
        Cells cells = layer.cells();
        shape = cells.output();
        window = cells.window();
        frame = Frame.of(cells);
        channels = layer.bias().size();
        int rounds = (window.taps() + NINE - 1) / NINE;
        int filled = Math.max(channels, loops.width());
        FoldedSteps padded = steps.padded(1, channels, filled);
        terms = DepthwiseTerms.of(layer.weights(), channels, loops.width(), rounds * NINE, padded);
        boolean scaling = requantizer.filter(ChannelRounding::supports).orElse(null) instanceof ScaleRequantizer;
        doubles = scaling ? doubles((ScaleRequantizer) requantizer.get(), filled) : List.of();
        after = scaling ? Optional.empty() : requantizer;
        step = window.width().stride() * frame.cell();
        stepsOfRow = window.height().stride() * frame.width() / window.width().stride();
        // What fills the last round reads the first tap, times zero.
        taps = new int[rounds * NINE];
        for (int t = 0; t < window.taps(); t++) {
            int ky = t / window.width().kernel() * window.height().dilation();
            int kx = t % window.width().kernel() * window.width().dilation();
            taps[t] = ky * frame.row() + kx * frame.cell();
        }
        int row = stepsOfRow * step + shape.width() * channels;
        rowsOfStrip = Math.max(1, Math.min(shape.height(), STRIP / row));
    }

    private List<DoubleSteps> doubles(ScaleRequantizer requantizer, int filled) {
        DoubleSteps padded = requantizer.steps().padded(1, channels, filled);
        return IntStream.range(0, vectors())
                .mapToObj(vector ->
                        padded.slice(firstChannel(vector), loops.width()).evenFirst(loops.width()))
                .toList();
    }

    /** Nothing where sums are too large, or there is a third axis. */
    static Optional<Kernel> of(ChannelLoops loops, Weighted layer, Optional<RowRequantizer> requantizer) {
        boolean picture = layer.cells().input().depth() == 1
                && layer.cells().window().depth().equals(Window.Axis.NONE);
        if (!picture) {
            return Optional.empty();
        }
        if (requantizer.orElse(null) instanceof FloatRequantizer simple) {
            Optional<FoldedSteps> folded = FoldedSteps.of(simple.steps(), layer.bias(), layer.bound());
            if (folded.isPresent()) {
                return folded.map(steps -> new ChannelDepthwiseKernel(loops, layer, steps, Optional.empty()));
            }
        }
        return FoldedSteps.unrounded(layer.bias(), layer.bound())
                .map(steps -> new ChannelDepthwiseKernel(loops, layer, steps, requantizer));
    }

    @Override
    public Optional<Frame> frame() {
        return Optional.of(frame);
    }

    /** What is left to do is done to places without gaps. */
    @Override
    public boolean writesFrames() {
        return after.isEmpty();
    }

    @Override
    public List<Block> prepare(List<Block> inputs, Pool pool) {
        return List.of(inputs.get(0).inFrame(frame, pool));
    }

    /** Vectors of each strip; strips where all their channels must be there in the end. */
    @Override
    public int units(Block output) {
        return output.layout().stacked() * strips() * vectorsTogether();
    }

    private int strips() {
        return (shape.height() + rowsOfStrip - 1) / rowsOfStrip;
    }

    private int vectors() {
        return (channels + loops.width() - 1) / loops.width();
    }

    /** Units of a strip. */
    private int vectorsTogether() {
        return after.isPresent() ? 1 : vectors();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        float[] in = inputs.get(0).floats();
        // A vector of more than all channels would write over its neighbour.
        boolean apart = !doubles.isEmpty() || output.cell() < loops.width();
        Target target = apart
                ? new Target(new float[rowsOfStrip * shape.width() * loops.width()], loops.width(), shape.width())
                : new Target(output.floats(), output.cell(), output.row() / output.cell());
        float[] sums = new float[taps.length > NINE ? places(rowsOfStrip) * loops.width() : 0];
        int together = vectorsTogether();
        for (int unit = from; unit < to; unit++) {
            int strip = unit / together % strips();
            int picture = unit / together / strips();
            int y = strip * rowsOfStrip;
            int rows = Math.min(rowsOfStrip, shape.height() - y);
            int first = frame.paddedRow(picture, y * window.height().stride());
            int place = (picture * shape.height() + y) * shape.width();
            int begin = unit % together;
            int end = together == 1 ? vectors() : begin + 1;
            for (int vector = begin; vector < end; vector++) {
                multiply(in, first, vector, rows, sums, target, apart ? 0 : output.at(place) + firstChannel(vector));
                if (apart) {
                    store(target.floats, vector, rows, output, place);
                }
            }
            after.ifPresent(each -> each.applyPlaces(output.floats(), output.at(place), rows * shape.width()));
        }
    }

    /** Rounds a vector of each place, and puts it where it belongs. */
    private void store(float[] sums, int vector, int rows, Block output, int first) {
        int width = Math.min(channels, loops.width());
        int channel = firstChannel(vector);
        if (!doubles.isEmpty()) {
            loops.round(sums, new float[sums.length], loops.width(), rows * shape.width(), doubles.get(vector), 0);
        }
        for (int y = 0; y < rows; y++) {
            int to = output.at(first + y * shape.width()) + channel;
            for (int x = 0; x < shape.width(); x++) {
                int from = (y * shape.width() + x) * loops.width();
                System.arraycopy(sums, from, output.floats(), to + x * output.cell(), width);
            }
        }
    }

    private int firstChannel(int vector) {
        return Math.max(0, Math.min(vector * loops.width(), channels - loops.width()));
    }

    /** Places of some rows, with those between two rows that are none. */
    private int places(int rows) {
        return (rows - 1) * stepsOfRow + shape.width();
    }

    private void multiply(float[] in, int first, int vector, int rows, float[] sums, Target target, int outAt) {
        int channel = firstChannel(vector);
        int places = places(rows);
        int[] starts = new int[taps.length];
        for (int t = 0; t < taps.length; t++) {
            starts[t] = first + channel + taps[t];
        }
        float[] begun = terms.steps().start();
        int last = taps.length - NINE;
        if (last > 0) {
            for (int p = 0; p < places; p++) {
                System.arraycopy(begun, channel, sums, p * loops.width(), loops.width());
            }
            for (int tap = 0; tap < last; tap += NINE) {
                loops.addNineTaps(in, starts, tap, step, terms, vector, sums, places);
            }
            loops.nineTaps(
                    in,
                    starts,
                    last,
                    step,
                    terms,
                    vector,
                    channel,
                    sums,
                    0,
                    loops.width(),
                    target.floats,
                    outAt,
                    target.places,
                    places);
        } else {
            loops.nineTaps(
                    in,
                    starts,
                    0,
                    step,
                    terms,
                    vector,
                    channel,
                    begun,
                    channel,
                    0,
                    target.floats,
                    outAt,
                    target.places,
                    places);
        }
    }

    /** Where the places of a strip go. */
    private final class Target {
        final float[] floats;
        /** From the first place. */
        final int[] places = new int[places(rowsOfStrip)];

        Target(float[] floats, int cell, int cellsOfRow) {
            this.floats = floats;
            for (int p = 0; p < places.length; p++) {
                int x = p % stepsOfRow;
                int y = p / stepsOfRow;
                places[p] = (x < shape.width() ? y * cellsOfRow + x : (y + 1) * cellsOfRow) * cell;
            }
        }
    }

    @Override
    public String engine() {
        return "vector";
    }
}
