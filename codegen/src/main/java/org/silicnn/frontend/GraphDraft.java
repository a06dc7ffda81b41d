package org.silicnn.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;
import org.silicnn.problem.CodegenProblem;

/** A graph being written, node by node in execution order. It also moves tensors into the order an op needs. */
public final class GraphDraft {
    private final String input;
    private final Shape inputShape;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    public GraphDraft(String input, Shape inputShape) {
        this.input = input;
        this.inputShape = inputShape;
        names.add(input);
    }

    /** A value of the graph, channels last. */
    public record Value(String name, Shape shape) {}

    /**
     * Appends a node.
     *
     * @param name as the file has it; made unique if another node or the image has it already
     * @throws org.silicnn.ir.InvalidNetworkException if the op can't take the operands
     */
    public Value add(String name, Op op, Value... operands) {
        Shape shape = op.output(Arrays.stream(operands).map(Value::shape).toList());
        Limits.elements(shape.depth(), shape.height(), shape.width(), shape.channels());
        String unique = unique(name);
        nodes.add(new Node(unique, op, Arrays.stream(operands).map(Value::name).toList(), shape));
        return new Value(unique, shape);
    }

    private String unique(String name) {
        String candidate = name;
        for (int i = 2; !names.add(candidate); i++) {
            candidate = name + "#" + i;
        }
        return candidate;
    }

    /**
     * The tensor as a value whose shape has the given axes, the last one as channels, and whose memory is in that order.
     * Elements move only if they must.
     *
     * @param name of the node that needs it
     * @param order at most four axes; all others must be the batch on axis 0, or of extent 1
     * @throws Rejection if the batch isn't axis 0, or another axis is missing in the order
     */
    public Value arrange(String name, Activation tensor, int... order) {
        Layout layout = tensor.layout();
        requireBatchApart(tensor, order);
        int[] dims = layout.dims();
        int[] extents = {1, 1, 1, 1};
        for (int i = 0; i < order.length; i++) {
            extents[4 - order.length + i] = dims[order[i]];
        }
        Shape shape = new Shape(extents[0], extents[1], extents[2], extents[3]);
        Value value = new Value(tensor.value(), tensor.shape());
        if (!layout.isArranged(order)) {
            Layout.Move move = layout.moveTo(order);
            return add(name + "/transpose", new Op.Transpose(move.extents(), move.order(), shape), value);
        }
        return shape.equals(tensor.shape()) ? value : add(name + "/reshape", new Op.Reshape(shape), value);
    }

    private static void requireBatchApart(Activation tensor, int[] order) {
        int[] dims = tensor.dims();
        Set<Integer> used = new HashSet<>();
        Arrays.stream(order).forEach(used::add);
        if (!tensor.layout().hasBatchOnlyOn(0) || (used.contains(0) && tensor.layout().batch() > 1)) {
            throw new Rejection(CodegenProblem.BATCH_NOT_FIRST, Dims.text(dims));
        }
        for (int axis = 0; axis < dims.length; axis++) {
            if (!used.contains(axis) && !tensor.layout().isUnit(axis)) {
                throw new Rejection(CodegenProblem.AXIS_NOT_ONE, axis, Dims.text(dims), dims[axis]);
            }
        }
    }

    /** Nodes that had to be put in to move elements. */
    public long moves() {
        return nodes.stream().filter(node -> node.op() instanceof Op.Transpose).count();
    }

    /**
     * The graph that computes a value, without nodes that don't contribute to it.
     *
     * @param name of the graph
     */
    public Graph finish(String name, Value output) {
        Set<String> needed = new HashSet<>(Set.of(output.name()));
        Deque<Node> kept = new ArrayDeque<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (needed.contains(node.name())) {
                needed.addAll(node.inputs());
                kept.addFirst(node);
            }
        }
        return new Graph(name, input, inputShape, List.copyOf(kept));
    }
}
