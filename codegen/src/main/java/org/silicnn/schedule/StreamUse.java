package org.silicnn.schedule;

import java.util.List;

/**
 * What one stream went through in a schedule.
 *
 * @param depth the most words that it held
 * @param swings its writes and reads, in order
 */
public record StreamUse(int depth, List<Swing> swings) {
    public StreamUse {
        swings = List.copyOf(swings);
    }

    /** Words that pass for one image. */
    public int words() {
        return swings.stream()
                .mapToInt(swing -> swing.times() * swing.written())
                .sum();
    }

    /**
     * Some words written, then some read, over and over.
     *
     * @param times at least 1
     */
    public record Swing(int times, int written, int read) {}
}
