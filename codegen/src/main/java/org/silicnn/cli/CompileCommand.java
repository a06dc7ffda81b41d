package org.silicnn.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Options;
import org.silicnn.Compiler;
import org.silicnn.config.GlobalWidths;
import org.silicnn.config.HardwareSettings;
import org.silicnn.config.Settings;
import org.silicnn.emit.HlsProject;
import org.silicnn.emit.ProjectFolder;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.image.ImageSet;
import org.silicnn.pass.RemoveHead;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.Quantized;
import org.silicnn.quant.Quantizer;

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
        return CompileArguments.options();
    }

    @Override
    public int run(Arguments arguments, Console console) throws IOException {
        CompileArguments wanted = CompileArguments.of(arguments);
        boolean searches = AutoBits.asked(arguments);
        QuantizeOptions asked = wanted.compile().quantize();
        Graph graph = ModelReader.read(wanted.model(), ImportArguments.of(arguments));
        Optional<ImageSet> images = wanted.calibration()
                .map(path -> ImageSet.open(List.of(path), arguments.path("labels"), graph.inputShape()));
        FixedFormat format = CalibratedGraph.inputFormat(graph, asked);
        List<long[]> stored = images.map(set -> StoredImages.all(set.images(), format, console))
                .orElse(List.of());
        Optional<List<Integer>> labels = images.flatMap(ImageSet::labels);
        Optional<AutoBits> found = searches
                ? Optional.of(AutoBits.search(graph, stored, labels, asked, arguments, console))
                : Optional.empty();
        Settings settings = found.map(auto -> auto.applyTo(wanted.settings())).orElse(wanted.settings());
        Where where = Where.file(wanted.model());
        Quantized quantized = Quantizer.quantized(graph, stored, QuantizeArguments.quantizeOptions(settings), where);
        GlobalWidths.requireEffect(settings, quantized, where);
        HardwareSettings.check(settings, quantized.network());
        Compiler.Compilation compiled = Compiler.emit(quantized, stored, wanted.compile());
        CompilationReport report = new CompilationReport(compiled, wanted, RemoveHead.hasHead(graph));
        HlsProject configured = compiled.project().with(report.config(settings));
        HlsProject project = found.map(auto -> configured.with(auto.csv())).orElse(configured);
        ProjectFolder.write(project, wanted.output(), wanted.overwriteEdits());
        found.ifPresent(auto -> console.out().print(auto.text()));
        console.out().print(report.text());
        return ExitCode.OK;
    }
}
