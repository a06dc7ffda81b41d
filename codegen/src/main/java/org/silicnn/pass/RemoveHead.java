package org.silicnn.pass;

import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/**
 * Takes out a softmax or an argmax at the end of a classifier: neither changes which score is the largest, and rounding
 * their results could only blur it. So the scores themselves are the output, and who reads them takes the largest.
 */
public final class RemoveHead implements GraphPass {
    @Override
    public String name() {
        return "remove-head";
    }

    @Override
    public String description() {
        return "take out a softmax or argmax at the end, which doesn't change the largest score";
    }

    /** Whether the last node is such a head. */
    public static boolean hasHead(Graph graph) {
        return isHead(graph.output());
    }

    @Override
    public Graph apply(Graph graph) {
        Node head = graph.output();
        GraphEdit edit = new GraphEdit(graph);
        if (isHead(head) && edit.canBypass(head)) {
            edit.bypass(head);
        }
        return edit.done();
    }

    /** Of a map of classes, one a place, the classes are what is asked for; and of equals the first is taken here. */
    private static boolean isHead(Node node) {
        boolean first = node.op() instanceof Op.ArgMax argMax
                && !argMax.last()
                && node.shape().elements() == 1;
        return first || node.op() instanceof Op.Softmax;
    }
}
