package org.silicnn.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.silicnn.Compiler;
import org.silicnn.config.ResolvedConfig;
import org.silicnn.config.Settings;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.Memory;
import org.silicnn.emit.ProjectFile;
import org.silicnn.fit.Fit;
import org.silicnn.ir.Layer;
import org.silicnn.problem.Printable;

/**
 * What {@code compile} made, for people.
 *
 * @param headless whether a softmax or argmax at the model's end was left out
 */
record CompilationReport(Compiler.Compilation compilation, CompileArguments wanted, boolean headless) {
    String text() {
        Dataflow dataflow = compilation.project().dataflow();
        TextTable table = new TextTable("layer", "does", "output", "format", "ROM bits");
        for (Layer layer : compilation.network().layers()) {
            long bits = dataflow.romBits(layer.name());
            table.row(
                    Printable.of(layer.name()),
                    layer.getClass().getSimpleName(),
                    layer.outputType().shape().toString(),
                    layer.outputType().format().toString(),
                    bits == 0 ? "" : Long.toString(bits));
        }
        String fit = wanted.compile()
                .fit(compilation.network().inputType())
                .map(goal -> FitReport.text(compilation, goal, wanted.compile()) + "\n")
                .orElseGet(() -> ScheduleReport.text(dataflow, wanted.compile().emit()) + lacking() + "\n");
        String head = headless
                ? "the model's last node only picks or weighs the largest score and is left out: the outputs are the scores\n\n"
                : "";
        return table.text() + "\n" + head + fit
                + memories(dataflow, wanted.compile().emit().memoryBandwidth()) + "model "
                + compilation.project().hash() + ", top function "
                + compilation.project().top() + ", project in " + wanted.output() + "\n" + nextSteps();
    }

    /** All that was chosen, in a file that chooses the same again. */
    ProjectFile config(Settings settings) {
        Optional<String> search =
                wanted.compile().fit().map(goal -> compilation.fit().isPresent() ? "search" : "since nothing fits");
        return ProjectFile.text(
                "config.yaml",
                ResolvedConfig.text(
                        settings,
                        compilation.quantized(),
                        compilation.project().dataflow().folded(),
                        search));
    }

    /** What external memory must bring. */
    private static String memories(Dataflow dataflow, int bandwidth) {
        if (dataflow.memories().isEmpty()) {
            return "";
        }
        TextTable table =
                new TextTable("weights in external memory", "port", "bytes", "reads an image", "bytes an image");
        for (Memory memory : dataflow.memories()) {
            table.row(
                    Printable.of(memory.layer()),
                    memory.name(),
                    Long.toString((long) memory.weights().words() * Long.BYTES),
                    Integer.toString(memory.weights().rounds()),
                    Long.toString(memory.weights().bytesRead()));
        }
        return table.text()
                + String.format(
                        Locale.ROOT,
                        "together %d bytes an image: %d cycles of a memory that brings %d bytes a cycle; %s%n%n",
                        dataflow.bytesRead(),
                        dataflow.memoryCycles(bandwidth),
                        bandwidth,
                        dataflow.memoryCycles(bandwidth) > dataflow.schedule().interval()
                                ? "memory sets the pace: without it, "
                                        + dataflow.schedule().interval()
                                : "the stages set the pace");
    }

    private String lacking() {
        return shortage()
                .filter(each -> !each.isNone())
                .map(each -> "does not fit the board, by estimate: " + each.text() + "\n")
                .orElse("");
    }

    private Optional<Shortage> shortage() {
        Dataflow dataflow = compilation.project().dataflow();
        return wanted.compile()
                .budget(
                        compilation.network().inputType(),
                        dataflow.memories().stream().map(Memory::layer).collect(Collectors.toSet()))
                .map(budget -> new Shortage(Fit.cost(dataflow), budget));
    }

    private String nextSteps() {
        String make = "make -C " + wanted.output();
        return wanted.compile()
                .emit()
                .board()
                .filter(board -> compilation.project().dataflow().memories().isEmpty())
                .filter(board -> shortage().map(Shortage::isNone).orElse(true))
                .map(board -> "for " + board.title() + ": " + make + " hls && " + make + " bitstream\n")
                .orElse("");
    }
}
