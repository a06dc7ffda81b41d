package org.silicnn.quant;

import java.util.HashMap;
import java.util.Map;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;

/** What the values of a graph look like on real images: one histogram for each. */
final class Calibration {
    private final Map<String, Histogram> histograms = new HashMap<>();

    /** Runs every image through the float reference. */
    static Calibration of(Graph graph, Iterable<float[]> images) {
        Calibration calibration = new Calibration();
        graph.shapes().keySet().forEach(name -> calibration.histograms.put(name, new Histogram()));
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        for (float[] image : images) {
            interpreter
                    .trace(image)
                    .forEach((name, values) -> calibration.histograms.get(name).add(values));
        }
        return calibration;
    }

    Histogram histogram(String value) {
        return histograms.get(value);
    }
}
