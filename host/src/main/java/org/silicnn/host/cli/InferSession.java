package org.silicnn.host.cli;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.silicnn.cli.Console;
import org.silicnn.cli.Progress;
import org.silicnn.host.board.Board;
import org.silicnn.host.board.ModelCheck;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.infer.CsvSink;
import org.silicnn.host.infer.InferProblem;
import org.silicnn.host.infer.InferenceRun;
import org.silicnn.host.infer.InferenceSummary;
import org.silicnn.host.infer.Journal;
import org.silicnn.host.infer.JsonSink;
import org.silicnn.host.infer.NeighbourProjects;
import org.silicnn.host.infer.ResultSink;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.LinkEvent;
import org.silicnn.host.serial.SerialLink;
import org.silicnn.image.ImageSet;
import org.silicnn.ir.Network;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.sim.TensorBytes;
import org.silicnn.sim.fast.FastSimulator;
import org.silicnn.store.ProjectNetwork;

/** One {@code infer} whose inputs are all found to be right. */
record InferSession(InferArguments wanted, ProjectNetwork project, ImageSet images, Console console) {
    private static final double PERCENT = 100;

    /** Streams the images, writing results to {@code out} as far as the format allows. */
    InferenceSummary run(SerialLink link, PrintStream out) throws IOException {
        if (wanted.resume().isEmpty()) {
            return run(link, out, Optional.empty());
        }
        try (Journal journal = Journal.open(wanted.resume().get(), network(), images.images())) {
            return run(link, out, Optional.of(journal));
        }
    }

    private InferenceSummary run(SerialLink link, PrintStream out, Optional<Journal> journal) throws IOException {
        int total = images.images().size();
        long[] done = {0};
        try (Board board = new Board(link);
                Progress progress = new Progress(progressConsole(), "inference", " images", total)) {
            BoardIdentity identity = board.hello();
            ModelCheck.check(
                    link.name(), identity, network(), hash -> NeighbourProjects.nameOf(hash, wanted.project()));
            ImageSet stored = images.storedAs(project.network().inputType().format());
            return new InferenceRun(network(), stored, expected(), journal)
                    .run(board, identity, wanted.window(), sink(out), count -> {
                        done[0] = count;
                        progress.stepTo(count);
                    });
        } catch (InterruptedIOException e) {
            console.err().println("interrupted; " + done[0] + " of " + total + " images were answered");
            throw e;
        }
    }

    /**
     * Prints what it amounts to, apart from results that are read by a program.
     *
     * @throws UserException if an answer differs from the simulator's
     */
    void report(InferenceSummary summary) {
        boolean resultsOnOut = wanted.output().isEmpty() && wanted.format() != InferArguments.Format.TABLE;
        PrintStream out = resultsOnOut ? console.err() : console.out();
        String resumed = summary.resumed() > 0 ? " (" + summary.resumed() + " of them earlier)" : "";
        out.println(summary.images() + " images" + resumed + ", " + summary.rateText() + " images/s");
        // More than the line can carry was carried by no line: a simulated board as fast as it can.
        if (summary.goodput() <= 1) {
            out.println(String.format(Locale.ROOT, "goodput %.2f %% of the line", PERCENT * summary.goodput()));
        }
        out.print(summary.latencies().text());
        summary.accuracy().ifPresent(accuracy -> out.println("accuracy " + accuracy));
        String incidents = Arrays.stream(LinkEvent.values())
                .filter(event -> event != LinkEvent.SENT && summary.line().count(event) > 0)
                .map(event -> summary.line().count(event) + " " + event.text())
                .collect(Collectors.joining(", "));
        if (!incidents.isEmpty()) {
            out.println("on the line: " + incidents + "; nothing was lost");
        }
        summary.check().ifPresent(check -> reportCheck(check, out));
    }

    private NetworkDescriptor network() {
        return NetworkDescriptor.of(project.network(), project.hash());
    }

    private void reportCheck(InferenceSummary.Check check, PrintStream out) {
        int total = images.images().size();
        out.println(check.equal() + "/" + total + " answers equal the simulator's");
        check.first().ifPresent(first -> {
            throw new UserException(
                    InferProblem.DIFFERS,
                    Where.file(wanted.project()),
                    total - check.equal(),
                    total,
                    first.image(),
                    first.output(),
                    first.onBoard(),
                    first.expected());
        });
    }

    private Optional<Function<byte[], byte[]>> expected() {
        if (!wanted.check()) {
            return Optional.empty();
        }
        Network network = project.network();
        FastSimulator simulator = new FastSimulator(network);
        return Optional.of(input -> TensorBytes.encode(simulator.run(TensorBytes.decode(network.inputType(), input))));
    }

    private ResultSink sink(PrintStream out) {
        return switch (wanted.format()) {
            case TABLE -> new TableSink(out);
            case CSV -> new CsvSink(out);
            case JSON -> new JsonSink(out);
        };
    }

    /** Results that scroll by are progress enough; a bar would be drawn across them. */
    private Console progressConsole() {
        boolean scrolls = wanted.output().isEmpty() && wanted.format() != InferArguments.Format.TABLE;
        return new Console(console.out(), console.err(), console.in(), console.terminal() && !scrolls);
    }
}
