package org.silicnn.schedule;

import java.util.Arrays;

/** The most words that a stream holds, from the times of its writes and reads, each in order. */
final class Occupancy {
    private final Times writes = new Times();
    private final Times reads = new Times();
    private int held;
    private int most;

    /**
     * Takes note of an access.
     *
     * @param end the cycle behind it: from then on the word can be read, or its room used
     */
    void add(boolean isWrite, long end) {
        (isWrite ? writes : reads).add(end);
        while (!writes.isEmpty() && !reads.isEmpty()) {
            if (reads.first() < writes.first()) {
                reads.remove();
                held--;
            } else {
                writes.remove();
                held++;
                most = Math.max(most, held);
            }
        }
    }

    int most() {
        return most;
    }

    /** A queue without boxes. */
    private static final class Times {
        private long[] times = new long[64];
        private int first;
        private int count;

        boolean isEmpty() {
            return count == 0;
        }

        long first() {
            return times[first];
        }

        void remove() {
            first = first + 1 == times.length ? 0 : first + 1;
            count--;
        }

        void add(long time) {
            if (count == times.length) {
                long[] longer = Arrays.copyOf(times, 2 * count);
                // What lay before `first` goes behind the old end.
                System.arraycopy(times, 0, longer, count, first);
                times = longer;
            }
            int slot = first + count;
            times[slot >= times.length ? slot - times.length : slot] = time;
            count++;
        }
    }
}
