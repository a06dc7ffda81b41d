package org.silicnn.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;

/**
 * The one meaning of a graph: plain loops that sum in double precision and store each value in single. Stateless after
 * construction and safe to share between threads.
 */
public final class GraphInterpreter {
    private final Graph graph;
    private final List<FloatKernel> kernels = new ArrayList<>();
    private final Map<String, Integer> lastReader = new HashMap<>();

    public GraphInterpreter(Graph graph) {
        this.graph = graph;
        Map<String, Shape> shapes = graph.shapes();
        List<Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            kernels.add(FloatKernels.of(
                    node.op(), node.inputs().stream().map(shapes::get).toList(), node.shape()));
            for (String input : node.inputs()) {
                lastReader.put(input, i);
            }
        }
    }

    /**
     * The graph's output for one image.
     *
     * @param image elements in the order of {@link Graph#inputShape()}; not changed
     * @throws InvalidNetworkException if the number of elements is wrong
     */
    public float[] run(float[] image) {
        Map<String, float[]> live = start(image);
        List<Node> nodes = graph.nodes();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            live.put(node.name(), run(i, live));
            int position = i;
            // Memory is bounded by what is still to be read, not by the depth of the network.
            Set<String> read = new HashSet<>(node.inputs());
            read.removeIf(name -> lastReader.get(name) > position);
            live.keySet().removeAll(read);
        }
        return live.get(graph.output().name());
    }

    /** Every value for one image, in execution order, the image first. */
    public Map<String, float[]> trace(float[] image) {
        Map<String, float[]> values = start(image);
        for (int i = 0; i < graph.nodes().size(); i++) {
            values.put(graph.nodes().get(i).name(), run(i, values));
        }
        return values;
    }

    private float[] run(int node, Map<String, float[]> values) {
        List<float[]> inputs =
                graph.nodes().get(node).inputs().stream().map(values::get).toList();
        return kernels.get(node).run(inputs);
    }

    private Map<String, float[]> start(float[] image) {
        if (image.length != graph.inputShape().elements()) {
            throw new InvalidNetworkException("the image must have the "
                    + graph.inputShape().elements() + " elements of " + graph.inputShape() + ", not " + image.length);
        }
        Map<String, float[]> values = new LinkedHashMap<>();
        values.put(graph.input(), image);
        return values;
    }
}
