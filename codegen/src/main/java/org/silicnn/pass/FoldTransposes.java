package org.silicnn.pass;

import java.util.Optional;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Permutation;

/** Takes out moves that a later one undoes, makes one of two, and moves weights instead of values in front of a fully connected layer. */
final class FoldTransposes implements GraphPass {
    @Override
    public String name() {
        return "fold-transposes";
    }

    @Override
    public String description() {
        return "take out transposes that cancel or are two in a row, or that reordered weights of a dense layer make up for";
    }

    @Override
    public Graph apply(Graph graph) {
        GraphEdit edit = new GraphEdit(graph);
        for (Node stale : edit.nodes()) {
            Optional<Node> node = edit.find(stale.name());
            if (node.isPresent() && node.get().op() instanceof Op.Transpose transpose) {
                fold(edit, node.get(), transpose);
            }
        }
        return edit.done();
    }

    private static void fold(GraphEdit edit, Node node, Op.Transpose transpose) {
        int[] sources = Permutation.of(transpose);
        if (isIdentity(sources)) {
            edit.replace(node, new Op.Reshape(node.shape()));
            return;
        }
        Optional<Node> reader = edit.onlyReader(node.name());
        // Memory stays as it is.
        while (reader.isPresent() && reader.get().op() instanceof Op.Reshape) {
            reader = edit.onlyReader(reader.get().name());
        }
        if (reader.isEmpty()) {
            return;
        }
        if (reader.get().op() instanceof Op.Transpose second) {
            int[] both = Permutation.of(second);
            for (int i = 0; i < both.length; i++) {
                both[i] = sources[both[i]];
            }
            if (isIdentity(both)) {
                edit.replace(node, new Op.Reshape(node.shape()));
                edit.replace(reader.get(), new Op.Reshape(reader.get().shape()));
                return;
            }
            // One block less is held, and an image waits for one less.
            Optional<Op.Transpose> merged = Permutation.merged(transpose, second);
            if (merged.isPresent()) {
                edit.replace(reader.get(), merged.get());
                edit.replace(node, new Op.Reshape(node.shape()));
            }
        } else if (reader.get().op() instanceof Op.Dense dense) {
            edit.replace(reader.get(), reordered(dense, sources));
            edit.replace(node, new Op.Reshape(node.shape()));
        }
    }

    private static boolean isIdentity(int[] sources) {
        for (int i = 0; i < sources.length; i++) {
            if (sources[i] != i) {
                return false;
            }
        }
        return true;
    }

    private static Op reordered(Op.Dense dense, int[] sources) {
        float[] weights = new float[dense.weights().length];
        for (int i = 0; i < weights.length; i++) {
            int row = i / sources.length * sources.length;
            weights[row + sources[i % sources.length]] = dense.weights()[i];
        }
        return new Op.Dense(weights, dense.bias());
    }
}
