package org.silicnn.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** A program that computes a workload, on one thread. */
interface Contender {
    /** Processor time of a measurement in this thread, at least. */
    long NANOS = 100_000_000L;

    /** Images that one run takes. */
    int images();

    /** Computes all images once. */
    void run() throws Exception;

    /** Processor time that an image takes, measured now. */
    default double secondsAnImage() throws Exception {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        int runs = 0;
        long used;
        do {
            run();
            runs++;
            used = threads.getCurrentThreadCpuTime() - start;
        } while (used < NANOS);
        return used / 1e9 / runs / images();
    }
}
