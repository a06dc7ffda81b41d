package org.silicnn.pass;

import org.silicnn.graph.Graph;

/** One rewriting of a graph. The result computes the same function, up to rounding. */
public interface GraphPass {
    /** Two or three words joined by dashes, for the user to name it by. */
    String name();

    /** What it does: one line, no full stop. */
    String description();

    Graph apply(Graph graph);
}
