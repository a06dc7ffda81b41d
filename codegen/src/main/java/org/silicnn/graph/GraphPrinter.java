package org.silicnn.graph;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.silicnn.ir.Shape;

/** A graph as text: one line for each node, the same for equal graphs. */
public final class GraphPrinter {
    private GraphPrinter() {}

    /** Lines, each ending in a line feed; the first one tells of the image. */
    public static String print(Graph graph) {
        String lines = graph.nodes().stream().map(GraphPrinter::line).collect(Collectors.joining());
        return graph.input() + ": " + graph.inputShape() + "\n" + lines;
    }

    private static String line(Node node) {
        String attributes = Arrays.stream(node.op().getClass().getRecordComponents())
                .filter(component -> component.getType() != Shape.class)
                .map(component -> component.getName() + " " + text(value(component, node.op())))
                .collect(Collectors.joining(", "));
        String inputs = String.join(", ", node.inputs());
        return node.name() + ": " + node.shape() + " = " + node.op().word() + "(" + inputs + ")"
                + (attributes.isEmpty() ? "" : " " + attributes) + "\n";
    }

    private static Object value(RecordComponent component, Op op) {
        try {
            return component.getAccessor().invoke(op);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Object value) {
        if (!(value instanceof float[] numbers)) {
            return String.valueOf(value);
        }
        float smallest = Float.POSITIVE_INFINITY;
        float largest = Float.NEGATIVE_INFINITY;
        for (float number : numbers) {
            smallest = Math.min(smallest, number);
            largest = Math.max(largest, number);
        }
        return String.format(Locale.ROOT, "[%d] %.6g..%.6g", numbers.length, smallest, largest);
    }
}
