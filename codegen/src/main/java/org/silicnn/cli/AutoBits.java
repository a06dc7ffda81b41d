package org.silicnn.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.cli.Options;
import org.silicnn.Version;
import org.silicnn.config.QuantizeSettings;
import org.silicnn.config.Settings;
import org.silicnn.emit.ProjectFile;
import org.silicnn.evaluate.Accuracy;
import org.silicnn.graph.Graph;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Printable;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.search.LabelledNet;
import org.silicnn.search.Trial;
import org.silicnn.search.TrialFile;
import org.silicnn.search.WidthSearch;
import org.silicnn.search.Widths;

/** {@code --bits auto}: its options, the search, and how its result is told. */
final class AutoBits {
    private static final String BITS = "bits";
    private static final String MAX_DROP = "max-drop";
    private static final double DEFAULT_DROP = 0.5;
    /** Measuring takes as long as there are images, and so many tell half a per cent apart. */
    private static final int MOST_IMAGES = 1000;

    private final Accuracy floating;
    private final WidthSearch.Result result;

    private AutoBits(Accuracy floating, WidthSearch.Result result) {
        this.floating = floating;
        this.result = result;
    }

    static void addTo(Options options) {
        options.addOption(LongOption.of(
                BITS,
                "auto",
                "auto: search the cheapest widths, 2..16 for each layer, on the labelled --calibrate images"));
        options.addOption(LongOption.of(
                MAX_DROP, "POINTS", "with --bits auto: accuracy it may cost, in percent: 0.5 unless given"));
        options.addOption(LongOption.of(
                "labels", "FILE", "with --bits auto: classes of the --calibrate images, if not in their names"));
    }

    /** Whether the search is asked for. */
    static boolean asked(Arguments arguments) {
        Optional<String> bits = arguments.text(BITS);
        if (bits.isPresent() && !bits.get().equals("auto")) {
            throw new UsageException(
                    "--bits must be auto, not '" + bits.get() + "'; --weight-bits and --activation-bits set widths");
        }
        maxDrop(arguments);
        return bits.isPresent();
    }

    /** Searches; what was measured is kept in {@code DIR.search.json} beside the output folder. */
    static AutoBits search(
            Graph graph,
            List<long[]> images,
            Optional<List<Integer>> labels,
            QuantizeOptions options,
            Arguments arguments,
            Console console)
            throws IOException {
        double maxDrop = maxDrop(arguments);
        if (labels.isEmpty()) {
            throw new UsageException("--bits auto needs the classes of the --calibrate images: --labels FILE");
        }
        Where where = Where.file(arguments.path(0));
        CalibratedGraph calibrated = CalibratedGraph.of(graph, images, options, where);
        int used = Math.min(MOST_IMAGES, images.size());
        LabelledNet net = new LabelledNet(
                calibrated, options, images.subList(0, used), labels.get().subList(0, used));
        Accuracy floating = net.floatAccuracy();
        int least = (int) Math.ceil(floating.correct() - maxDrop / 100 * used - 1e-9);
        Path output = arguments.path("output").orElseThrow().toAbsolutePath().normalize();
        Files.createDirectories(output.getParent());
        TrialFile file =
                TrialFile.open(output.resolveSibling(output.getFileName() + ".search.json"), net, Version.current());
        try (Progress progress = new Progress(console, "searching", " trials", WidthSearch.mostTrials(net))) {
            WidthSearch.Result result = WidthSearch.run(net, least, file, trial -> progress.step());
            if (result.best().isEmpty()) {
                throw new UserException(CodegenProblem.NO_WIDTHS_ACCURATE, where, least, used, floating.correct());
            }
            return new AutoBits(floating, result);
        }
    }

    private static double maxDrop(Arguments arguments) {
        String text = arguments.text(MAX_DROP).orElse(Double.toString(DEFAULT_DROP));
        if (!text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") || Double.parseDouble(text) > 100) {
            throw new UsageException("--max-drop must be a number of percent from 0 to 100, not '" + text + "'");
        }
        return Double.parseDouble(text);
    }

    /** With the widths that were found. */
    Settings applyTo(Settings settings) {
        Settings found = settings;
        for (Map.Entry<String, Integer> width : best().widths().weights().entrySet()) {
            found = found.with(width.getKey(), QuantizeSettings.WEIGHT_BITS, searched(width.getValue()));
        }
        for (Map.Entry<String, Integer> width : best().widths().activations().entrySet()) {
            found = found.with(width.getKey(), QuantizeSettings.ACTIVATION_BITS, searched(width.getValue()));
        }
        return found;
    }

    private static Settings.Value searched(int bits) {
        return new Settings.Value(Integer.toString(bits), "--" + BITS + " auto");
    }

    private Trial best() {
        return result.best().orElseThrow();
    }

    String text() {
        TextTable table = new TextTable("", "LUTs:", "accuracy:", "weight bits", "activation bits");
        for (Trial trial : Trial.paretoFront(result.trials())) {
            table.row(
                    trial.widths().equals(best().widths()) ? "*" : "",
                    trial.cost(),
                    percent(trial),
                    bits(trial.widths().weights()),
                    bits(trial.widths().activations()));
        }
        return "float accuracy " + floating + "; " + result.trials().size() + " networks measured from "
                + result.trials().get(0).cost() + " LUTs down; those that none beats (* chosen):\n\n" + table.text()
                + "\n";
    }

    private static String bits(Map<String, Integer> widths) {
        return widths.entrySet().stream()
                .map(entry -> Printable.of(entry.getKey()) + ":" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    private String percent(Trial trial) {
        return String.format(Locale.ROOT, "%.2f", 100.0 * trial.correct() / floating.total());
    }

    /** The front as a table for programs: one line each, one column for each width. */
    ProjectFile csv() {
        Widths names = best().widths();
        StringBuilder text = new StringBuilder("chosen,luts,accuracy");
        names.weights().keySet().forEach(node -> text.append(',').append(SimulationReport.quoted(node + " weights")));
        names.activations().keySet().forEach(node -> text.append(',')
                .append(SimulationReport.quoted(node + " activations")));
        text.append('\n');
        for (Trial trial : Trial.paretoFront(result.trials())) {
            boolean chosen = trial.widths().equals(names);
            text.append(chosen).append(',').append(trial.cost()).append(',').append(percent(trial));
            trial.widths().weights().values().forEach(width -> text.append(',').append(width));
            trial.widths().activations().values().forEach(width -> text.append(',')
                    .append(width));
            text.append('\n');
        }
        return ProjectFile.text("pareto.csv", text.toString());
    }
}
