package org.silicnn.sim.fast;

/**
 * How many images are computed together, and by how many threads.
 *
 * @param threads at least 1
 * @param mostLanes images in a batch at most, 1..{@value RowMath#ROW}
 */
public record BatchSize(int threads, int mostLanes) {
    /** What the blocks of all threads together may take, unless a single image takes more. */
    private static final long BYTES = 256L << 20;
    /** Fewer lanes than a vector register has would be no faster. */
    private static final int LEAST_LANES = 16;

    /** @throws IllegalArgumentException if a component is outside its range */
    public BatchSize {
        if (threads < 1 || mostLanes < 1 || mostLanes > RowMath.ROW) {
            throw new IllegalArgumentException("threads must be at least 1 and lanes 1.." + RowMath.ROW + ", not "
                    + threads + " and " + mostLanes);
        }
    }

    /** Images in a batch at most. */
    public static final int MOST_LANES = RowMath.ROW;

    /** All processors, batches of whatever size is fastest. */
    public static BatchSize standard() {
        return new BatchSize(Runtime.getRuntime().availableProcessors(), RowMath.ROW);
    }

    /** A power of two: as many as memory allows, as the images need, and as leave something for every thread. */
    int lanes(Plan plan, int images) {
        long room = BYTES / threads / Math.max(1, plan.bytesPerImage());
        int lanes = RowMath.ROW;
        while (lanes > 1 && (lanes > mostLanes || lanes > Math.max(room, LEAST_LANES))) {
            lanes /= 2;
        }
        while (lanes > LEAST_LANES && (long) (lanes / 2) * threads >= images) {
            lanes /= 2;
        }
        return lanes;
    }
}
