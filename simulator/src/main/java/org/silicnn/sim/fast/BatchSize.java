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
    /** What the tensors of a batch may take where they are stacked. */
    private static final long CACHE_BYTES = 1L << 20;
    /** Tensors of an image that are not many times computed side by side without need. */
    private static final long LARGE_IMAGE_BYTES = 1L << 20;
    /** Stacked images that share the reading of weights: whole tiles of any kind. */
    private static final int MOST_SHARING = 24;
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

    /** For the next batch of the images that are left: the fastest layout of what there is at this moment. */
    Layout layout(Plan plan, int left) {
        // Plain loops are as fast either way, or faster with lanes, but those of large images take much memory.
        boolean stacked = VectorEngine.loops().isPresent()
                ? plan.prefersStacked()
                : plan.bytesPerImage() > LARGE_IMAGE_BYTES && plan.prefersStacked();
        return left < LEAST_LANES || stacked ? Layout.stacked(stacked(plan, left)) : lanes(plan, left);
    }

    /** A power of two: as many as memory allows, as the images need, and as leave something for every thread. */
    private Layout lanes(Plan plan, int left) {
        long room = BYTES / threads / Math.max(1, plan.bytesPerImage());
        int lanes = RowMath.ROW;
        while (lanes > 1 && (lanes > mostLanes || lanes > Math.max(room, LEAST_LANES))) {
            lanes /= 2;
        }
        while (lanes > LEAST_LANES && (long) (lanes / 2) * threads >= left) {
            lanes /= 2;
        }
        return Layout.lanes(Math.min(lanes, left), lanes);
    }

    /** As many as the second cache has room for, or as share the reading of weights that each image needs but once. */
    private int stacked(Plan plan, int left) {
        long bytes = Math.max(1, plan.bytesPerImage());
        long worth = Math.max(CACHE_BYTES / bytes, Math.min(MOST_SHARING, plan.bytesOfDenseWeights() / bytes));
        long most =
                Math.min(Math.min(worth, BYTES / threads / bytes), Math.min(mostLanes, (left + threads - 1) / threads));
        return (int) Math.max(1, most);
    }
}
