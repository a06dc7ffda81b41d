package org.silicnn.sim.fast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Arrays of blocks that are no longer read, for the blocks to come: fresh memory costs more than most layers compute.
 * Not safe to share.
 */
final class Pool {
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

    /** Gives an array back. */
    void give(float[] array) {
        free.add(array);
    }
}
