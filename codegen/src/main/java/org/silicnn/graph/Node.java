package org.silicnn.graph;

import java.util.List;
import org.silicnn.ir.Shape;

/**
 * One operation of a graph and the value it makes.
 *
 * @param name unique in the graph, as the model file has it
 * @param inputs names of the values read, in operand order
 * @param shape of the value made; the one that the op infers
 */
public record Node(String name, Op op, List<String> inputs, Shape shape) {
    public Node {
        inputs = List.copyOf(inputs);
    }

    /** With another op that makes a value of the same shape. */
    public Node withOp(Op newOp) {
        return new Node(name, newOp, inputs, shape);
    }
}
