package org.silicnn.host.cli;

import java.io.PrintStream;
import org.silicnn.cli.TextTable;
import org.silicnn.host.infer.InferenceSummary;
import org.silicnn.host.infer.Prediction;
import org.silicnn.host.infer.ResultSink;
import org.silicnn.problem.Printable;

/** An aligned row per image, printed at the end: only then are the widths known, and the progress bar gone. */
final class TableSink implements ResultSink {
    private final PrintStream out;
    private final TextTable table = new TextTable("image", "class:", "score:", "label:", "");

    TableSink(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Prediction prediction) {
        boolean labelled = prediction.label().isPresent();
        boolean wrong = labelled && prediction.label().getAsInt() != prediction.predicted();
        table.row(
                Printable.of(prediction.name()),
                prediction.predicted(),
                prediction.topScore(),
                labelled ? prediction.label().getAsInt() : "-",
                wrong ? "wrong" : "");
    }

    @Override
    public void end(InferenceSummary summary) {
        out.print(table.text());
    }
}
