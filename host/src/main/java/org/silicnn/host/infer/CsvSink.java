package org.silicnn.host.infer;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** A line per image as it comes: name, label, predicted class, top score, clock cycles, then all scores. */
public final class CsvSink implements ResultSink {
    private final PrintStream out;
    private boolean begun;

    /** @param out flushed after every line, for whoever reads along */
    public CsvSink(PrintStream out) {
        this.out = out;
    }

    @Override
    public void add(Prediction prediction) {
        if (!begun) {
            begin(prediction.scores().length);
        }
        String scores =
                Arrays.stream(prediction.scores()).mapToObj(String::valueOf).collect(Collectors.joining(","));
        out.print(quote(prediction.name()) + "," + text(prediction.label()) + "," + prediction.predicted() + ","
                + prediction.topScore() + "," + prediction.cycles() + "," + scores + "\n");
        out.flush();
    }

    @Override
    public void end(InferenceSummary summary) {
        // A line that is no image would break whatever reads the table.
    }

    private void begin(int scores) {
        begun = true;
        out.print("image,label,class,score,cycles");
        for (int i = 0; i < scores; i++) {
            out.print(",score_" + i);
        }
        out.print("\n");
    }

    private static String text(OptionalInt label) {
        return label.isPresent() ? String.valueOf(label.getAsInt()) : "";
    }

    private static String quote(String name) {
        return name.matches("[^\",\\r\\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }
}
