package org.silicnn.sim.fast;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Spreads the independent units of a kernel over threads, or does them here. */
final class Split {
    /** A part of the units. */
    @FunctionalInterface
    interface Part {
        void run(int from, int to);
    }

    /** Everything on the calling thread. */
    static final Split NONE = new Split(null, 1);

    private final ExecutorService executor;
    private final int threads;

    Split(ExecutorService executor, int threads) {
        this.executor = executor;
        this.threads = threads;
    }

    void run(int units, Part part) {
        if (threads == 1 || units < 2) {
            part.run(0, units);
            return;
        }
        int parts = Math.min(units, threads);
        List<Callable<Void>> calls = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            int from = (int) ((long) units * i / parts);
            int to = (int) ((long) units * (i + 1) / parts);
            calls.add(() -> {
                part.run(from, to);
                return null;
            });
        }
        try {
            for (Future<Void> done : executor.invokeAll(calls)) {
                Waiting.get(done);
            }
        } catch (InterruptedException e) {
            throw Waiting.interrupted(e);
        }
    }
}
