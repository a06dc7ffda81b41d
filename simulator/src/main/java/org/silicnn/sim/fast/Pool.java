package org.silicnn.sim.fast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Arrays of blocks that are no longer read, for the blocks to come: fresh memory costs more than most layers compute.
 * Not safe to share.
 */
final class Pool {
    /** G1 gives an array of so many floats, half a region where regions have 8 MB, a region of its own. */
    private static final int LARGE = 1 << 20;

    private final List<float[]> free = new ArrayList<>();

    /** An array at least this long, holding anything: the shortest that fits. */
    float[] take(int length) {
        float[] fitting = free.stream()
                .filter(array -> array.length >= length)
                .min(Comparator.comparingInt(array -> array.length))
                .orElse(null);
        if (fitting != null) {
            free.removeIf(array -> array == fitting);
            return fitting;
        }
        // The largest of those too small makes room: there are never more arrays than were alive at once.
        free.stream()
                .max(Comparator.comparingInt(array -> array.length))
                .ifPresent(largest -> free.removeIf(array -> array == largest));
        return new float[length];
    }

    /**
     * {@link #take}, but large enough to start where a region of the heap does, and so a line of the cache. Collectors
     * other than G1 promise no such thing, which costs time only.
     */
    float[] takeAligned(int length) {
        return take(Math.max(LARGE, length));
    }

    /** Gives an array back. */
    void give(float[] array) {
        free.add(array);
    }
}
