package org.silicnn.host.board;

import java.util.concurrent.locks.LockSupport;

/** Lets bytes pass at a line's rate. For one thread. */
final class Pacer {
    private static final long BITS_PER_BYTE = 10;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** Time lost to late wake-ups that may be made good; a line at rest saves up no more than this. */
    private static final long MAKE_GOOD_NANOS = 3_000_000;

    private final int baud;
    private long free = System.nanoTime();

    /** @param baud bits per second, 0 for no limit */
    Pacer(int baud) {
        this.baud = baud;
    }

    /** Returns when so many more bytes would have passed. */
    void pass(int bytes) {
        if (baud == 0) {
            return;
        }
        long now = System.nanoTime();
        if (now - free > MAKE_GOOD_NANOS) {
            free = now - MAKE_GOOD_NANOS;
        }
        free += bytes * BITS_PER_BYTE * NANOS_PER_SECOND / baud;
        while (free - System.nanoTime() > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(free - System.nanoTime());
        }
    }
}
