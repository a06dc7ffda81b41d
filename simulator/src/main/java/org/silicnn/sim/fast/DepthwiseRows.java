package org.silicnn.sim.fast;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * A depthwise convolution in plain loops over runs of a few hundred floats: the channels of some places side by side
 * where they are innermost, some channels of a place where images are. What lies under a tap is copied into an array of
 * its own, once for all rows of taps: C2 makes vector instructions of such loops alone, see {@link FloatRows}.
 */
final class DepthwiseRows implements Kernel {
    /** Floats of a run, about. */
    private static final int RUN = 512;

    /** Taps of a loop. */
    private static final int THREE = 3;

    private final Cells cells;
    private final Window window;
    private final Shape shape;
    private final int channels;
    private final Optional<RowRequantizer> requantizer;
    private final Optional<FoldedSteps> folded;
    /** What sums begin with. */
    private final float[] begin;
    /** Weights of each tap. */
    private final float[][] taps;

    DepthwiseRows(Weighted layer, Optional<RowRequantizer> requantizer) {
        this.requantizer = requantizer;
        cells = layer.cells();
        window = cells.window();
        shape = cells.output();
        channels = layer.bias().size();
        folded = requantizer
                .filter(FloatRequantizer.class::isInstance)
                .map(FloatRequantizer.class::cast)
                .flatMap(each -> FoldedSteps.of(each.steps(), layer.bias(), layer.bound()));
        begin = folded.map(FoldedSteps::start).orElseGet(() -> new float[channels]);
        taps = new float[window.taps()][channels];
        for (int c = 0; c < channels; c++) {
            if (folded.isEmpty()) {
                begin[c] = layer.bias().get(c);
            }
            for (int t = 0; t < taps.length; t++) {
                taps[t][c] = layer.weights().get(c * taps.length + t);
            }
        }
    }

    /** Whether it can do a layer: two axes at most. */
    static boolean suits(Weighted layer) {
        return layer.isDepthwise()
                && layer.cells().input().depth() == 1
                && layer.cells().window().depth().equals(Window.Axis.NONE);
    }

    /** Channels of a run. */
    private int channelsTogether(Block output) {
        return output.lanes() == 1 ? channels : Math.max(1, Math.min(channels, RUN / output.lanes()));
    }

    /** Runs of all places' channels; the last has what is left. */
    private int parts(Block output) {
        return (channels + channelsTogether(output) - 1) / channelsTogether(output);
    }

    /** Rows of output, of some channels. */
    @Override
    public int units(Block output) {
        return parts(output) * output.layout().stacked() * shape.height();
    }

    @Override
    public void run(List<Block> inputs, Block output, int from, int to) {
        int together = channelsTogether(output);
        int pictureRows = output.layout().stacked() * shape.height();
        Part part = null;
        for (int unit = from; unit < to; unit++) {
            int first = unit / pictureRows * together;
            if (part == null || part.first != first) {
                part = new Part(inputs.get(0), output, first, Math.min(together, channels - first));
            }
            part.row(unit % pictureRows);
        }
    }

    /** Some channels of all places. */
    private final class Part {
        private final Block output;
        private final int lanes;
        private final int first;
        private final int count;
        /** Of a run. */
        private final int places;

        private final DepthwiseInput input;
        /** For each float of a run. */
        private final float[][] weights = new float[(window.taps() + THREE - 1) / THREE * THREE][];

        private final float[] start;
        private final float[] scale;
        private final float[] sums;
        private final float[][] under = new float[weights.length][];

        Part(Block input, Block output, int first, int count) {
            this.output = output;
            this.first = first;
            this.count = count;
            lanes = output.lanes();
            places = lanes == 1 ? Math.max(1, Math.min(shape.width(), RUN / channels)) : 1;
            sums = new float[places * count * lanes];
            this.input = new DepthwiseInput(input, cells, first, count, places);
            Arrays.fill(weights, this.input.padding());
            Arrays.fill(under, this.input.padding());
            for (int t = 0; t < window.taps(); t++) {
                weights[t] = spread(taps[t]);
            }
            start = spread(begin);
            scale = folded.map(steps -> spread(steps.scale())).orElse(null);
        }

        /** A channel's value for each of its floats. */
        private float[] spread(float[] ofChannels) {
            float[] all = new float[sums.length];
            for (int c = 0; c < count; c++) {
                Arrays.fill(all, c * lanes, (c + 1) * lanes, ofChannels[first + c]);
            }
            for (int p = 1; p < places; p++) {
                System.arraycopy(all, 0, all, p * count * lanes, count * lanes);
            }
            return all;
        }

        /** One of all pictures. */
        void row(int row) {
            int picture = row / shape.height();
            for (int x = 0; x < shape.width(); x += places) {
                int left = Math.min(x, shape.width() - places);
                for (int t = 0; t < window.taps(); t++) {
                    int ky = t / window.width().kernel();
                    int kx = t % window.width().kernel();
                    int y = window.height().cell(row % shape.height(), ky);
                    under[t] = input.cells(picture, y, window.width().cell(left, kx));
                }
                float[] begun = start;
                for (int t = 0; t < under.length; t += THREE) {
                    multiplyAdd(
                            sums,
                            begun,
                            under[t],
                            weights[t],
                            under[t + 1],
                            weights[t + 1],
                            under[t + 2],
                            weights[t + 2]);
                    begun = sums;
                }
                round();
                int place = row * shape.width() + left;
                System.arraycopy(sums, 0, output.floats(), (place * channels + first) * lanes, sums.length);
            }
        }

        private void round() {
            if (folded.isPresent()) {
                FloatRequantizer.roundFolded(
                        sums, scale, folded.get().least(), folded.get().most());
            } else if (requantizer.isPresent() && lanes == 1) {
                requantizer.get().applyPlaces(sums, 0, places);
            } else if (requantizer.isPresent()) {
                float[] images = new float[lanes];
                for (int c = 0; c < count; c++) {
                    System.arraycopy(sums, c * lanes, images, 0, lanes);
                    requantizer.get().apply(images, lanes, first + c);
                    System.arraycopy(images, 0, sums, c * lanes, lanes);
                }
            }
        }
    }

    private static void multiplyAdd(
            float[] out, float[] from, float[] a, float[] wa, float[] b, float[] wb, float[] c, float[] wc) {
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.fma(c[i], wc[i], Math.fma(b[i], wb[i], Math.fma(a[i], wa[i], from[i])));
        }
    }

    @Override
    public String engine() {
        return "float";
    }
}
