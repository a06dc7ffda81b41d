package org.silicnn.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.silicnn.image.Image;
import org.silicnn.image.ImageSource;

/** How long the parts of a command took, wall time, for {@code --verbose}. */
final class PhaseTimes {
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private final LongAdder readingNanos = new LongAdder();
    private long last = System.nanoTime();

    /** Begins now; what went before, back to the start of the process, is the first part. */
    PhaseTimes() {
        ProcessHandle.current()
                .info()
                .startInstant()
                .ifPresent(start -> seconds.put(
                        "start of the JVM",
                        Duration.between(start, Instant.now()).toNanos() / NANOS_PER_SECOND));
    }

    /** Ends a part: all since the one before. */
    void end(String part) {
        long now = System.nanoTime();
        seconds.merge(part, (now - last) / NANOS_PER_SECOND, Double::sum);
        last = now;
    }

    /** The same images, the time that reading them takes counted. */
    ImageSource timed(ImageSource images) {
        return new ImageSource() {
            @Override
            public int size() {
                return images.size();
            }

            @Override
            public String name(int index) {
                return images.name(index);
            }

            @Override
            public Image read(int index) {
                long start = System.nanoTime();
                Image image = images.read(index);
                readingNanos.add(System.nanoTime() - start);
                return image;
            }
        };
    }

    /** A line a part, and one for what the threads took to read images. */
    String table() {
        TextTable table = new TextTable("part", "seconds:");
        seconds.forEach((part, time) -> table.row(part, format(time)));
        table.row("of it reading images, all threads", format(readingNanos.sum() / NANOS_PER_SECOND));
        return table.text();
    }

    private static String format(double time) {
        return String.format(Locale.ROOT, "%.3f", time);
    }
}
