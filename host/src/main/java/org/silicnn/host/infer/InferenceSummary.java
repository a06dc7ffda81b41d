package org.silicnn.host.infer;

import java.util.Locale;
import java.util.Optional;
import org.silicnn.evaluate.Accuracy;
import org.silicnn.host.board.StreamReport;

/**
 * What a run amounts to.
 *
 * @param accuracy if the images have labels
 * @param check if answers were compared with the simulator
 * @param line how the line did
 * @param images answered, those included that an earlier run had sent
 * @param latencies of the images that were sent now
 * @param goodput share of what the line can carry that was input of images, 0..1
 */
public record InferenceSummary(
        Optional<Accuracy> accuracy,
        Optional<Check> check,
        StreamReport line,
        long images,
        Latencies latencies,
        double goodput) {
    private static final double NANOS_PER_SECOND = 1e9;

    /**
     * How answers compare with expected ones.
     *
     * @param equal images whose every output byte is as expected
     * @param first the first that is not
     */
    public record Check(long equal, Optional<Difference> first) {}

    /**
     * The first output value that is not as expected.
     *
     * @param image its name
     * @param output which value, from 0
     */
    public record Difference(String image, int output, long onBoard, long expected) {}

    /** Images per second, from the first byte sent to the last result. */
    public double rate() {
        return line.images() * NANOS_PER_SECOND / Math.max(1, line.nanos());
    }

    /** Images that an earlier run had sent. */
    public long resumed() {
        return images - line.images();
    }

    /** One decimal, as results print it. */
    public String rateText() {
        return String.format(Locale.ROOT, "%.1f", rate());
    }
}
