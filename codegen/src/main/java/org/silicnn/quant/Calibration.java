package org.silicnn.quant;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.ir.Shape;

/** What the values of a graph look like on real images: a histogram of each, and the mean of each of its channels. */
final class Calibration {
    private final Map<String, Histogram> histograms = new HashMap<>();
    private final Map<String, double[]> channelSums = new HashMap<>();

    /** Runs every image through the float reference. */
    static Calibration of(Graph graph, List<float[]> images) {
        Calibration calibration = new Calibration();
        Map<String, Shape> shapes = graph.shapes();
        shapes.forEach((name, shape) -> {
            calibration.histograms.put(name, new Histogram());
            calibration.channelSums.put(name, new double[shape.channels()]);
        });
        if (images.isEmpty()) {
            return calibration;
        }
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        for (float[] image : images) {
            interpreter.trace(image).forEach(calibration::observe);
        }
        return calibration;
    }

    private void observe(String value, float[] elements) {
        histograms.get(value).add(elements);
        double[] sums = channelSums.get(value);
        for (int i = 0; i < elements.length; i++) {
            sums[i % sums.length] += elements[i];
        }
    }

    /** @throws UnknownRangeException if no image was seen */
    Histogram histogram(String value) {
        Histogram histogram = histograms.get(value);
        if (histogram.total() == 0) {
            throw new UnknownRangeException();
        }
        return histogram;
    }

    /** Mean over images and places, one for each channel. */
    double[] channelMeans(String value) {
        double[] means = channelSums.get(value).clone();
        long places = histogram(value).total() / means.length;
        for (int c = 0; c < means.length; c++) {
            means[c] /= Math.max(1, places);
        }
        return means;
    }
}
