package org.silicnn.pass;

import java.util.List;
import java.util.function.BiConsumer;
import org.silicnn.graph.Graph;

/** Passes in the order in which they run. */
public record Pipeline(List<GraphPass> passes) {
    public Pipeline {
        passes = List.copyOf(passes);
    }

    /** What every imported graph goes through before it is quantised. */
    public static Pipeline standard() {
        return new Pipeline(List.of(
                // First, so that the others meet their neighbours without names in between.
                new RemoveIdentities(),
                // In front of whatever compares the shapes of operands.
                new BroadcastOperands(),
                // Padding counts as zeros for the fold, so it must be where the fold looks.
                new MergePads(),
                // Every multiplication saved here is a multiplier saved in hardware.
                new FoldAffine(),
                // Behind the fold, which puts a scaling where it is for nothing if it can.
                new FuseElementwise(),
                // Behind that, as a quotient of two functions of one value needs no division.
                new LowerDivision(),
                // Behind the fold, which knows transposed convolutions as one op.
                new LowerConvTranspose(),
                // In front of the padding that it needs.
                new LowerResize(),
                // Takes what is left of it.
                new ResizeByMatrix(),
                // What neither could do without rounding twice.
                new ResizeStored(),
                new LowerPad(),
                // The moves that it passes are all there now.
                new HoistActivations(),
                // No activation stands between two moves any more.
                new FoldTransposes(),
                // Last: a scaling left over must not look like a convolution to the fold.
                new LowerAffine()));
    }

    public Graph apply(Graph graph) {
        return apply(graph, (pass, after) -> {});
    }

    /**
     * Runs all passes.
     *
     * @param afterEach sees the graph that each pass makes
     */
    public Graph apply(Graph graph, BiConsumer<GraphPass, Graph> afterEach) {
        Graph current = graph;
        for (GraphPass pass : passes) {
            current = pass.apply(current);
            afterEach.accept(pass, current);
        }
        return current;
    }
}
