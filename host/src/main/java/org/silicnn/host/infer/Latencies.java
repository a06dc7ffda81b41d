package org.silicnn.host.infer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long answers took, from handing an image to the line to its answer. Keeps four bytes an image. */
public final class Latencies {
    private static final long NANOS_PER_MICRO = 1000;
    private static final double MICROS_PER_MILLI = 1000;
    private static final int[] STEPS = {1, 2, 5};
    private static final int FIRST_SIZE = 1024;
    private static final int LONGEST_BAR = 40;

    private int[] micros = new int[FIRST_SIZE];
    private int count;
    private boolean sorted = true;

    /**
     * A column of the histogram.
     *
     * @param upToMicros answers that took no longer, and longer than the column before says
     */
    public record Column(int upToMicros, long images) {}

    /** One more answer. */
    public void add(long nanos) {
        if (count == micros.length) {
            micros = Arrays.copyOf(micros, 2 * count);
        }
        micros[count++] = (int) Math.min(Integer.MAX_VALUE, nanos / NANOS_PER_MICRO);
        sorted = false;
    }

    /** How many were added. */
    public int count() {
        return count;
    }

    /**
     * The time that this share of the answers took at most, in microseconds.
     *
     * @param share 0..1; 0.5 is the median
     * @throws IllegalStateException if there are none
     */
    public int quantileMicros(double share) {
        if (count == 0) {
            throw new IllegalStateException("no answers");
        }
        if (!sorted) {
            Arrays.sort(micros, 0, count);
            sorted = true;
        }
        return micros[Math.max(0, (int) Math.ceil(share * count) - 1)];
    }

    /** Columns at 1, 2 and 5 times powers of ten, from the first that holds something to the last. */
    public List<Column> histogram() {
        List<Column> columns = new ArrayList<>();
        if (count == 0) {
            return columns;
        }
        int most = quantileMicros(1);
        int at = 0;
        for (long decade = 1; at < count; decade *= 10) {
            for (int i = 0; i < STEPS.length && at < count; i++) {
                long limit = Math.min(Integer.MAX_VALUE, decade * STEPS[i]);
                int from = at;
                while (at < count && micros[at] <= limit) {
                    at++;
                }
                if (at > from || !columns.isEmpty()) {
                    columns.add(new Column((int) limit, at - from));
                }
            }
        }
        assert columns.get(columns.size() - 1).upToMicros >= most;
        return columns;
    }

    /** For people: quantiles, then the histogram with bars; empty if there is nothing to tell. */
    public String text() {
        if (count == 0) {
            return "";
        }
        StringBuilder text = new StringBuilder("round trip " + millis(quantileMicros(0)) + " ms at best, "
                + millis(quantileMicros(0.5)) + " median, " + millis(quantileMicros(0.99)) + " for 99 %, "
                + millis(quantileMicros(1)) + " at worst\n");
        for (Column column : histogram()) {
            String bar = "#".repeat((int) Math.ceil((double) LONGEST_BAR * column.images / count));
            text.append(
                    String.format(Locale.ROOT, "  up to %8s ms %8d  %s", millis(column.upToMicros), column.images, bar)
                            .stripTrailing());
            text.append('\n');
        }
        return text.toString();
    }

    private static String millis(int micros) {
        return String.format(Locale.ROOT, "%.2f", micros / MICROS_PER_MILLI);
    }
}
