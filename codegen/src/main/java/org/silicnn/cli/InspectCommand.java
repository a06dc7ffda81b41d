package org.silicnn.cli;

import com.google.gson.GsonBuilder;
import java.nio.file.Path;
import java.util.List;
import org.apache.commons.cli.Options;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.graph.ModelSummary;
import org.silicnn.ir.Shape;
import org.silicnn.problem.Printable;

/** Shows what a model is made of, or everything about it that isn't supported. */
public final class InspectCommand implements Command {
    private static final String JSON = "json";

    @Override
    public String name() {
        return "inspect";
    }

    @Override
    public String summary() {
        return "layers, shapes, parameters and MACs of a model, or every node that isn't supported";
    }

    @Override
    public List<String> positionals() {
        return List.of("MODEL");
    }

    @Override
    public Options options() {
        Options options = new Options().addOption(LongOption.flag(JSON, "print JSON"));
        return ImportArguments.addTo(options);
    }

    @Override
    public int run(Arguments arguments, Console console) {
        Path file = arguments.path(0);
        Graph graph = ModelReader.read(file, ImportArguments.of(arguments));
        ModelSummary summary = ModelSummary.of(graph);
        console.out().print(arguments.has(JSON) ? json(summary) : text(summary));
        return ExitCode.OK;
    }

    private static String text(ModelSummary summary) {
        TextTable table = new TextTable("layer", "type", "output", "parameters:", "MACs:");
        table.row("(image)", "", summary.input(), "", "");
        for (ModelSummary.Layer layer : summary.layers()) {
            table.row(Printable.of(layer.name()), layer.type(), layer.output(), layer.parameters(), layer.macs());
        }
        table.row("total", "", "", summary.parameters(), summary.macs());
        return Printable.of(summary.name()) + "\n\n" + table.text();
    }

    private static String json(ModelSummary summary) {
        record JsonLayer(String name, String type, List<Integer> output, long parameters, long macs) {}
        record JsonModel(String name, List<Integer> input, List<JsonLayer> layers, long parameters, long macs) {}
        List<JsonLayer> layers = summary.layers().stream()
                .map(layer -> new JsonLayer(
                        layer.name(), layer.type(), extents(layer.output()), layer.parameters(), layer.macs()))
                .toList();
        JsonModel model =
                new JsonModel(summary.name(), extents(summary.input()), layers, summary.parameters(), summary.macs());
        return new GsonBuilder().setPrettyPrinting().create().toJson(model) + "\n";
    }

    /** Depth, height, width, channels. */
    private static List<Integer> extents(Shape shape) {
        return List.of(shape.depth(), shape.height(), shape.width(), shape.channels());
    }
}
