package org.silicnn.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.silicnn.graph.Axis;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;

/** A graph being written, node by node in execution order. It also moves tensors into the order an op needs. */
public final class GraphDraft {
    /** Axes of a graph's value. */
    public static final int AXES = 4;

    private final String input;
    private final ImageLayout image;
    private final List<Node> nodes = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    public GraphDraft(String input, ImageLayout image) {
        this.input = input;
        this.image = image;
        names.add(input);
    }

    /** Whether a tensor is the image as it is. */
    public boolean isImage(Activation tensor) {
        return tensor.value().equals(input);
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

    /** Appends an op that works element by element, so that it doesn't matter where elements lie. */
    public Activation apply(String name, Op op, Activation tensor) {
        Value value = add(name, op, new Value(tensor.value(), tensor.shape()));
        return new Activation(value.name(), value.shape(), tensor.layout());
    }

    /**
     * The tensor as a value whose shape has the given axes, the last one as channels, and whose memory is in that order.
     * Elements move only if they must.
     *
     * @param name of the node that needs it
     * @param order axes; all others must be the batch on axis 0, or of extent 1. If there are more than four, the value
     *     is a vector
     * @throws Rejection if the batch isn't axis 0, or another axis is missing in the order
     */
    public Value arrange(String name, Activation tensor, int... order) {
        Layout layout = tensor.layout();
        requireBatchApart(tensor, order);
        Shape shape = shape(layout.dims(), order);
        if (layout.isArranged(order)) {
            return reshape(name, tensor, shape);
        }
        Layout.Move move = layout.moveTo(order);
        Op op = new Op.Transpose(move.extents(), move.order(), shape);
        return add(name + "/transpose", op, new Value(tensor.value(), tensor.shape()));
    }

    /**
     * The tensor as the value it is, for ops that take all elements in whatever order memory has them.
     *
     * @throws Rejection if the batch isn't axis 0
     */
    public Value whole(Activation tensor) {
        if (!tensor.layout().hasBatchOnlyOn(0)) {
            throw new Rejection(ModelProblem.BATCH_NOT_FIRST, Dims.text(tensor.dims()));
        }
        return new Value(tensor.value(), tensor.shape());
    }

    private Value reshape(String name, Activation tensor, Shape shape) {
        Value value = new Value(tensor.value(), tensor.shape());
        return shape.equals(tensor.shape()) ? value : add(name + "/reshape", new Op.Reshape(shape), value);
    }

    /**
     * The tensor under other extents, with its elements in the same row-major order.
     *
     * @param name of the node that asks for it
     * @throws Rejection if the number of elements changes or the batch is mixed with other axes
     */
    public Activation regroup(String name, Activation tensor, int... dims) {
        if (Limits.elements(dims) != Limits.elements(tensor.dims())) {
            throw new Rejection(ModelProblem.CANNOT_RESHAPE, Dims.text(dims), Dims.text(tensor.dims()));
        }
        Optional<Layout> same = tensor.layout().reshaped(dims);
        if (same.isPresent()) {
            return tensor.withLayout(same.get());
        }
        boolean batched = tensor.layout().batch() > 1;
        int[] order = IntStream.range(batched ? 1 : 0, tensor.dims().length).toArray();
        Value moved = arrange(name, tensor, order);
        Layout layout = Layout.of(tensor.dims(), order)
                .reshaped(dims)
                .orElseThrow(() -> new Rejection(ModelProblem.BATCH_NOT_FIRST, Dims.text(tensor.dims())));
        return new Activation(moved.name(), moved.shape(), layout);
    }

    /** The axis of the graph's value on which an axis of the file's tensor lies, after arranging it in an order. */
    public static Axis axis(int[] order, int fileAxis) {
        if (order.length > AXES) {
            throw new Rejection(ModelProblem.TOO_MANY_AXES, AXES, order.length);
        }
        return Axis.at(AXES - order.length + AxisOrder.position(order, fileAxis));
    }

    private static Shape shape(int[] dims, int... order) {
        if (order.length > AXES) {
            return Shape.vector(Arrays.stream(order).map(axis -> dims[axis]).reduce(1, (a, b) -> a * b));
        }
        int[] extents = {1, 1, 1, 1};
        for (int i = 0; i < order.length; i++) {
            extents[AXES - order.length + i] = dims[order[i]];
        }
        return new Shape(extents[0], extents[1], extents[2], extents[3]);
    }

    private static void requireBatchApart(Activation tensor, int... order) {
        Layout layout = tensor.layout();
        int[] dims = layout.dims();
        Set<Integer> used = new HashSet<>();
        Arrays.stream(order).forEach(used::add);
        if (!layout.hasBatchOnlyOn(0) || (used.contains(0) && layout.batch() > 1)) {
            throw new Rejection(ModelProblem.BATCH_NOT_FIRST, Dims.text(dims));
        }
        for (int axis = 0; axis < dims.length; axis++) {
            if (!used.contains(axis) && !layout.isUnit(axis)) {
                throw new Rejection(ModelProblem.AXIS_NOT_ONE, axis, Dims.text(dims), dims[axis]);
            }
        }
    }

    /** Nodes that had to be put in to move elements. */
    public long moves() {
        return nodes.stream().filter(node -> node.op() instanceof Op.Transpose).count();
    }

    /**
     * A result in an order that its axes can name: as they stand, or with the file's first one, the channels, last. It is
     * left as it is if either holds, and else elements move.
     *
     * @param result with the batch on axis 0, if it has one
     */
    public Activation settle(Activation result) {
        Layout layout = result.layout();
        int first = layout.batch() > 1 || layout.isUnit(0) ? 1 : 0;
        int[] inOrder = IntStream.range(first, layout.rank()).toArray();
        int[] channelsLast = IntStream.range(0, inOrder.length)
                .map(i -> inOrder[(i + 1) % inOrder.length])
                .toArray();
        if (layout.isArranged(inOrder) || layout.isArranged(channelsLast)) {
            return result;
        }
        int[] order = image.channelsFirst() ? channelsLast : inOrder;
        Value moved = arrange(result.value(), result, order);
        return new Activation(moved.name(), moved.shape(), Layout.of(result.dims(), order), result.grid());
    }

    /**
     * The graph that computes a tensor, without nodes that don't contribute to it.
     *
     * @param name of the graph
     */
    public Graph finish(String name, Activation output) {
        String last = output.value();
        if (last.equals(input)) {
            last = add(output.value(), new Op.Reshape(output.shape()), new Value(input, image.shape()))
                    .name();
        }
        List<Node> kept = contributors(last);
        Optional<Shape> seen = shapeSeen(kept, last);
        return seen.isEmpty()
                ? new Graph(name, input, image.shape(), kept)
                : new Graph(name, input, seen.get(), withoutFirstReshapes(kept));
    }

    private List<Node> contributors(String last) {
        Set<String> needed = new HashSet<>(Set.of(last));
        Deque<Node> kept = new ArrayDeque<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Node node = nodes.get(i);
            if (needed.contains(node.name())) {
                needed.addAll(node.inputs());
                kept.addFirst(node);
            }
        }
        return List.copyOf(kept);
    }

    /** The shape under which every reader sees the image, if all of them see it under another than the file's. */
    private Optional<Shape> shapeSeen(List<Node> kept, String last) {
        List<Node> readers =
                kept.stream().filter(node -> node.inputs().contains(input)).toList();
        boolean onlyReshapes = readers.stream()
                .allMatch(
                        node -> node.op() instanceof Op.Reshape && !node.name().equals(last));
        Set<Shape> shapes = readers.stream().map(Node::shape).collect(Collectors.toSet());
        return onlyReshapes && shapes.size() == 1
                ? Optional.of(shapes.iterator().next())
                : Optional.empty();
    }

    private List<Node> withoutFirstReshapes(List<Node> kept) {
        Set<String> images = new HashSet<>(Set.of(input));
        kept.stream().filter(node -> node.inputs().contains(input)).forEach(node -> images.add(node.name()));
        return kept.stream()
                .filter(node -> !images.contains(node.name()))
                .map(node -> new Node(
                        node.name(),
                        node.op(),
                        node.inputs().stream()
                                .map(each -> images.contains(each) ? input : each)
                                .toList(),
                        node.shape()))
                .toList();
    }
}
