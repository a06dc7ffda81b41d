package org.silicnn.cli;

import org.silicnn.Compiler;
import org.silicnn.ir.Layer;
import org.silicnn.problem.Printable;

/**
 * What {@code compile} made, for people.
 *
 * @param headless whether a softmax or argmax at the model's end was left out
 */
record CompilationReport(Compiler.Compilation compilation, CompileArguments wanted, boolean headless) {
    String text() {
        TextTable table = new TextTable("layer", "does", "output", "format");
        for (Layer layer : compilation.network().layers()) {
            table.row(
                    Printable.of(layer.name()),
                    layer.getClass().getSimpleName(),
                    layer.outputType().shape().toString(),
                    layer.outputType().format().toString());
        }
        String fit = wanted.compile()
                .fit()
                .map(goal -> FitReport.text(compilation, goal, wanted.compile().emit()) + "\n")
                .orElse("");
        String head = headless
                ? "the model's last node only picks or weighs the largest score and is left out: the outputs are the scores\n\n"
                : "";
        return table.text() + "\n" + head + fit + "model "
                + compilation.project().hash() + ", top function "
                + compilation.project().top() + ", project in " + wanted.output() + "\n" + nextSteps();
    }

    private String nextSteps() {
        String make = "make -C " + wanted.output();
        return wanted.compile()
                .emit()
                .board()
                .map(board -> "for " + board.title() + ": " + make + " hls && " + make + " bitstream\n")
                .orElse("");
    }
}
