package org.silicnn.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.CompileOptions;
import org.silicnn.Compiler;
import org.silicnn.Version;
import org.silicnn.emit.EmitOptions;
import org.silicnn.emit.HlsProject;
import org.silicnn.emit.ProjectFolder;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.image.ImageSet;
import org.silicnn.ir.Layer;
import org.silicnn.problem.Printable;
import org.silicnn.problem.Where;
import org.silicnn.quant.QuantizeOptions;

/** {@code compile}: a model file and some images in, an HLS project out. */
public final class CompileCommand implements Command {
    @Override
    public String name() {
        return "compile";
    }

    @Override
    public String summary() {
        return "write the HLS project of a trained net";
    }

    @Override
    public List<String> positionals() {
        return List.of("MODEL");
    }

    @Override
    public Options options() {
        Options options = new Options();
        options.addOption(Option.builder("o")
                .longOpt("output")
                .hasArg()
                .argName("DIR")
                .required()
                .desc("folder of the project; new, empty, or an earlier project")
                .get());
        options.addOption(Option.builder()
                .longOpt("calibrate")
                .hasArg()
                .argName("IMAGES")
                .required()
                .desc(
                        "typical images (file or folder): they set the number formats, and the first go into the test bench")
                .get());
        options.addOption(Option.builder()
                .longOpt("golden")
                .hasArg()
                .argName("N")
                .desc("images in the test bench: 16 unless given")
                .get());
        options.addOption(Option.builder()
                .longOpt("part")
                .hasArg()
                .argName("PART")
                .desc("FPGA part for Vitis HLS: xc7a35tcpg236-1 unless given")
                .get());
        options.addOption(Option.builder()
                .longOpt("force")
                .desc("overwrite generated files that were edited")
                .get());
        AutoBits.addTo(options);
        QuantizeArguments.addTo(options);
        return options;
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        Path model = arguments.path(0);
        Path output = arguments.path("output").orElseThrow();
        CompileOptions options = options(arguments);
        boolean searches = AutoBits.asked(arguments);
        Graph graph = ModelReader.read(model, ImportArguments.of(arguments));
        ImageSet images = ImageSet.open(
                List.of(arguments.path("calibrate").orElseThrow()), arguments.path("labels"), graph.inputShape());
        List<long[]> stored = StoredImages.all(images.images(), console);
        Optional<AutoBits> found = searches
                ? Optional.of(AutoBits.search(graph, stored, images.labels(), options.quantize(), arguments, console))
                : Optional.empty();
        QuantizeOptions widths =
                found.map(auto -> auto.applyTo(options.quantize())).orElse(options.quantize());
        Compiler.Compilation compiled =
                Compiler.compile(graph, stored, options.withQuantize(widths), Where.file(model));
        HlsProject project =
                found.map(auto -> compiled.project().with(auto.csv())).orElse(compiled.project());
        ProjectFolder.write(project, output, arguments.has("force"));
        found.ifPresent(auto -> console.out().print(auto.text()));
        print(compiled, output, console);
        return ExitCode.OK;
    }

    private static CompileOptions options(Arguments arguments) {
        CompileOptions defaults = CompileOptions.defaults();
        EmitOptions emit = EmitOptions.defaults(Version.current());
        Optional<String> part = arguments.text("part");
        if (part.isPresent() && !part.get().matches("[A-Za-z0-9_-]{1,40}")) {
            throw new UsageException("--part must be a part name such as xc7a35tcpg236-1, not '" + part.get() + "'");
        }
        return new CompileOptions(
                QuantizeArguments.quantizeOptions(arguments),
                part.map(emit::withPart).orElse(emit),
                arguments.integer("golden", 1, 100_000).orElse(defaults.goldenImages()));
    }

    private static void print(Compiler.Compilation compilation, Path output, Console console) {
        TextTable table = new TextTable("layer", "does", "output", "format");
        for (Layer layer : compilation.network().layers()) {
            table.row(
                    Printable.of(layer.name()),
                    layer.getClass().getSimpleName(),
                    layer.outputType().shape().toString(),
                    layer.outputType().format().toString());
        }
        console.out().print(table.text());
        console.out().println();
        console.out()
                .println("model " + compilation.project().hash() + ", top function "
                        + compilation.project().top() + ", project in " + output);
    }
}
