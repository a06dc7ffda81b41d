package org.silicnn.sim.fast;

/**
 * A thread's memory for a while. G1 lets an array this large start at a region of the heap, so that {@link #FIRST}, which
 * comes after the array's header, starts a cache line: vectors then never lie across two. Other collectors promise no
 * such thing, and lose a fifth of the speed.
 */
final class Scratch {
    /** The first float to use. */
    static final int FIRST = 12;

    /** Floats of a cache line, and of the largest vector. */
    static final int LINE = 16;

    /** Half a region at most, where regions have 8 MB. */
    private static final int LARGE = 1 << 20;

    private static final ThreadLocal<float[]> FLOATS = new ThreadLocal<>();

    private Scratch() {}

    /** At least so many floats behind {@link #FIRST}, of any values, until the thread asks again. */
    static float[] floats(int length) {
        float[] floats = FLOATS.get();
        if (floats == null || floats.length < FIRST + length) {
            floats = new float[Math.max(LARGE, FIRST + length)];
            FLOATS.set(floats);
        }
        return floats;
    }
}
