package org.silicnn.host.infer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.silicnn.evaluate.Accuracy;
import org.silicnn.host.board.Board;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.board.StreamReport;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.InferenceResult;
import org.silicnn.image.ImageSet;
import org.silicnn.image.ImageSource;

/** One set of images through one board. */
public final class InferenceRun {
    private static final int BITS_PER_BYTE = 10; // with start and stop bit
    private static final double NANOS_PER_SECOND = 1e9;

    private final NetworkDescriptor network;
    private final ImageSet images;
    private final Optional<Function<byte[], byte[]>> expected;
    private final Optional<Journal> journal;
    private final Latencies latencies = new Latencies();
    private int correct;
    private long equal;
    private Optional<InferenceSummary.Difference> firstDifference = Optional.empty();

    /**
     * Prepares a run.
     *
     * @param network what the board runs
     * @param images that fit it
     * @param expected input bytes to output bytes, to compare every answer with; called between answers, so slow ones
     *     slow the line down
     * @param journal whose answers are taken as they are, and which takes the others
     */
    public InferenceRun(
            NetworkDescriptor network,
            ImageSet images,
            Optional<Function<byte[], byte[]>> expected,
            Optional<Journal> journal) {
        this.network = network;
        this.images = images;
        this.expected = expected;
        this.journal = journal;
    }

    /**
     * Runs it.
     *
     * @param identity the board's, found to be right for the network
     * @param window most images unanswered at a time
     * @param done told the number of images answered, after each
     * @throws org.silicnn.problem.UserException if the board can't go on; the sink then has all answers until then
     */
    public InferenceSummary run(Board board, BoardIdentity identity, int window, ResultSink sink, LongConsumer done)
            throws IOException {
        List<InferenceResult> earlier = journal.map(Journal::answered).orElse(List.of());
        try {
            for (InferenceResult result : earlier) {
                take(result, sink);
                done.accept(result.index() + 1);
            }
            int first = earlier.size();
            StreamReport report = board.infer(identity, pixels(first), window, sent -> {
                InferenceResult result =
                        new InferenceResult(first + sent.index(), sent.output(), sent.cycles(), sent.roundTripNanos());
                keep(result);
                take(result, sink);
                done.accept(result.index() + 1);
            });
            InferenceSummary summary = summary(report, board.baud());
            sink.end(summary);
            return summary;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private Iterator<byte[]> pixels(int first) {
        ImageSource source = images.images();
        return IntStream.range(first, source.size())
                .mapToObj(index -> source.read(index).pixels())
                .iterator();
    }

    /** Before anyone is told of it: what was told must not be sent again. */
    private void keep(InferenceResult result) {
        latencies.add(result.roundTripNanos());
        if (journal.isPresent()) {
            try {
                journal.get().add(result);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void take(InferenceResult result, ResultSink sink) {
        int index = Math.toIntExact(result.index());
        OptionalInt label = images.labels().isPresent()
                ? OptionalInt.of(images.labels().get().get(index))
                : OptionalInt.empty();
        Prediction prediction = new Prediction(
                images.images().name(index),
                label,
                network.values(result.output()),
                result.cycles(),
                result.roundTripNanos());
        correct += label.isPresent() && label.getAsInt() == prediction.predicted() ? 1 : 0;
        expected.ifPresent(simulator -> compare(
                prediction,
                network.values(simulator.apply(images.images().read(index).pixels()))));
        try {
            sink.add(prediction);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(Prediction prediction, long[] wanted) {
        int at = Arrays.mismatch(prediction.scores(), wanted);
        if (at < 0) {
            equal++;
        } else if (firstDifference.isEmpty()) {
            firstDifference = Optional.of(new InferenceSummary.Difference(
                    prediction.name(), at, prediction.scores()[at], wanted[at]));
        }
    }

    private InferenceSummary summary(StreamReport report, int baud) {
        int total = images.images().size();
        double bitsSent = (double) report.images() * network.inputBytes() * BITS_PER_BYTE;
        double bitTimes = (double) report.nanos() * baud / NANOS_PER_SECOND;
        return new InferenceSummary(
                images.labels().map(labels -> new Accuracy(correct, total)),
                expected.map(simulator -> new InferenceSummary.Check(equal, firstDifference)),
                report,
                total,
                latencies,
                bitsSent / Math.max(1, bitTimes));
    }
}
