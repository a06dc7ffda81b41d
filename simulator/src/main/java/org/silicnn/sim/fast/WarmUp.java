package org.silicnn.sim.fast;

import java.util.List;
import java.util.Locale;

/** Runs vector loops on made-up numbers until they are as fast as compiled code is. */
final class WarmUp {
    private static final double NANOS_PER_SECOND = 1e9;
    /** On a busy machine the compiler's threads wait for their turn too. */
    private static final long LIMIT_NANOS = 60_000_000_000L;

    private static final long PAUSE_MILLIS = 5;
    /** Multiplications a nanosecond that no loop reaches before it is compiled, and every one on any CPU afterwards. */
    private static final double WARM = 4;

    private static final int TERMS = 96;
    private static final int ROUND = 300;
    /** Taps of the loops that are written out. */
    private static final int TAPS = 9;
    /** Places of any tile, at least. */
    private static final int MOST_PLACES = 24;
    /** Output channels that fill any tile. */
    private static final int MANY = 64;

    private final VectorLoops loops;
    private final float[] in;
    private final float[] sums;
    private final float[] weights;
    private final int[] offsets = new int[TERMS];
    private final FloatSteps steps;
    private final DepthwiseTerms terms;
    private final byte[] bytes;
    private final float[] high;
    /** Every way to round them. */
    private final List<DoubleSteps> doubles;

    private double seconds;
    private double reached;

    WarmUp(VectorLoops loops) {
        this.loops = loops;
        int row = loops.width() * loops.columns();
        in = new float[TERMS * row];
        sums = new float[TERMS * row];
        weights = new float[TERMS * row];
        for (int k = 0; k < TERMS; k++) {
            offsets[k] = k * row;
        }
        steps = new FloatSteps(new float[in.length], new float[in.length], new float[in.length], -1, 1);
        FoldedSteps folded = new FoldedSteps(new float[in.length], new float[in.length], -1, 1);
        terms = new DepthwiseTerms(new float[in.length], TAPS, folded);
        bytes = new byte[sums.length];
        high = new float[TERMS / 2 * loops.channels().width()];
        double[] scale = new double[loops.channels().width()];
        doubles = List.of(
                new DoubleSteps(scale, scale, false, null, null, -1, 1),
                new DoubleSteps(scale, scale, true, null, null, -1, 1),
                new DoubleSteps(scale, scale, false, scale, scale, -1, 1));
    }

    /** Whether they became fast. Pauses while they are slow: what they wait for is the compiler. */
    boolean run() throws InterruptedException {
        long start = System.nanoTime();
        int fastRounds = 0;
        while (fastRounds < 3 && System.nanoTime() - start < LIMIT_NANOS) {
            fastRounds = round() > WARM ? fastRounds + 1 : 0;
            if (fastRounds == 0) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        seconds = (System.nanoTime() - start) / NANOS_PER_SECOND;
        return fastRounds == 3;
    }

    /** @return multiplications a nanosecond, of the slower of the two kinds of loop */
    private double round() {
        int row = loops.width() * loops.columns();
        int[] starts = new int[loops.columns()];
        for (int j = 0; j < starts.length; j++) {
            starts[j] = j * loops.width();
        }
        long start = System.nanoTime();
        for (int i = 0; i < ROUND; i++) {
            loops.multiply(sums, 0, in, starts, offsets, 0, TERMS, weights, 0);
        }
        double tiles = (double) ROUND * TERMS * PackedWeights.TILE * row / (System.nanoTime() - start);
        start = System.nanoTime();
        int[] offsetsOfTaps = new int[TAPS];
        int vectors = TERMS * loops.columns();
        for (int i = 0; i < ROUND; i++) {
            loops.addNineTaps(sums, in, offsetsOfTaps, 0, vectors, weights, 0);
            loops.addTap(sums, in, 0, vectors, 0);
            loops.widen(bytes, 0, in, 0, TERMS, 0, 0);
            loops.narrow(in, 0, bytes, 0, TERMS, FloatRequantizer.INTEGERS);
            loops.requantizeRun(sums, vectors, steps, 0);
            loops.requantize(sums, 0, row, in, 0, row, TERMS, steps, 0);
        }
        double taps = (double) ROUND * TERMS * row * 10 / (System.nanoTime() - start);
        reached = tiles;
        return Math.min(channels(), Math.min(tiles, taps));
    }

    /** The same for the loops over channels. */
    private double channels() {
        ChannelLoops channels = loops.channels();
        int[] zeros = new int[MOST_PLACES];
        long start = System.nanoTime();
        long multiplied = 0;
        for (int i = 0; i < ROUND; i++) {
            for (int outputs : new int[] {channels.width(), 2 * channels.width(), MANY}) {
                ChannelTile tile = channels.tile(outputs);
                tile.multiply(sums, 0, in, zeros, 0, 0, TERMS / 2, weights, 0);
                multiplied += (long) TERMS / 2 * tile.places() * tile.vectors() * channels.width();
            }
            channels.nineTaps(in, zeros, 0, channels.width(), terms, 0, 0, sums, 0, 0, sums, 0, offsets, TERMS / 2);
            channels.addNineTaps(in, zeros, 0, channels.width(), terms, 0, sums, TERMS / 2);
            channels.roundFolded(sums, 0, channels.width(), TERMS / 2, terms.steps(), 0, 1);
            channels.round(sums, 0, channels.width(), TERMS / 2, steps, 0, 1);
            multiplied += (long) TAPS * TERMS * channels.width();
            channels.unpack(bytes, 0, sums, 0, sums.length);
            channels.carry(sums, high, high.length);
            for (DoubleSteps each : doubles) {
                channels.round(sums, high, channels.width(), TERMS / 2, each, 0);
            }
            multiplied += sums.length + (1L + doubles.size()) * high.length;
        }
        return (double) multiplied / (System.nanoTime() - start);
    }

    String describe() {
        return String.format(Locale.ROOT, "%.0f GMAC/s after %.1f s", reached, seconds);
    }
}
