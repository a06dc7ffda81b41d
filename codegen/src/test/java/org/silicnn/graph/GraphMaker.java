package org.silicnn.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.silicnn.ir.Shape;

/** Graphs for tests, written node by node; each node reads the one before unless told otherwise. */
public final class GraphMaker {
    private static final String IMAGE = "image";

    private final Shape input;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Shape> shapes = new HashMap<>();
    private String last = IMAGE;

    public GraphMaker(Shape input) {
        this.input = input;
        shapes.put(IMAGE, input);
    }

    /** Appends a node that reads the last one. */
    public GraphMaker then(String name, Op op) {
        return node(name, op, last);
    }

    /** Appends a node that reads the named ones. */
    public GraphMaker node(String name, Op op, String... inputs) {
        Shape shape = op.output(Arrays.stream(inputs).map(shapes::get).toList());
        nodes.add(new Node(name, op, List.of(inputs), shape));
        shapes.put(name, shape);
        last = name;
        return this;
    }

    public Shape shape() {
        return shapes.get(last);
    }

    public Graph graph() {
        return new Graph("test", IMAGE, input, nodes);
    }

    /** Numbers in (-1, 1). */
    public static float[] random(SplittableRandom random, int length) {
        float[] values = new float[length];
        for (int i = 0; i < length; i++) {
            values[i] = (float) (random.nextDouble() * 2 - 1);
        }
        return values;
    }
}
