package org.silicnn.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.Stage;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.evaluate.Accuracy;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.ir.Network;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.Quantized;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.fast.FastSimulator;

/** A calibrated graph with labelled images: measures any choice of widths. */
public final class LabelledNet {
    private final CalibratedGraph graph;
    private final QuantizeOptions options;
    private final List<long[]> images;
    private final List<Integer> labels;
    private final Quantized start;
    private final List<float[]> scores = new ArrayList<>();
    private final double signal;

    /**
     * @param options whose widths are where a search starts; widths that they give for single nodes stay
     * @param images stored integers, at least one
     * @param labels as many
     */
    public LabelledNet(CalibratedGraph graph, QuantizeOptions options, List<long[]> images, List<Integer> labels) {
        this.graph = graph;
        this.options = options;
        this.images = List.copyOf(images);
        this.labels = List.copyOf(labels);
        start = graph.quantize(options);
        GraphInterpreter interpreter = new GraphInterpreter(start.prepared());
        double sum = 0;
        for (long[] image : images) {
            float[] floats = new float[image.length];
            for (int i = 0; i < floats.length; i++) {
                floats[i] = image[i];
            }
            float[] score = interpreter.run(floats);
            scores.add(score);
            for (float value : score) {
                sum += value * value;
            }
        }
        signal = sum;
    }

    /** With every width at its start. */
    public Network startNetwork() {
        return start.network();
    }

    List<long[]> images() {
        return images;
    }

    List<Integer> labels() {
        return labels;
    }

    /** Of the float net. */
    public Accuracy floatAccuracy() {
        List<Integer> classes = new ArrayList<>();
        for (float[] score : scores) {
            int best = 0;
            for (int i = 1; i < score.length; i++) {
                best = score[i] > score[best] ? i : best;
            }
            classes.add(best);
        }
        return Accuracy.of(classes, labels);
    }

    /** Every width that may be changed, at its start. */
    Widths startWidths() {
        SortedMap<String, Integer> weights = new TreeMap<>();
        SortedMap<String, Integer> activations = new TreeMap<>();
        for (String node : start.nodesWithWeights()) {
            if (options.of(node).weightBits().isEmpty()) {
                weights.put(node, options.weightBits(node));
            }
        }
        for (String node : start.nodesWithValues()) {
            if (options.of(node).activationBits().isEmpty()) {
                activations.put(node, options.activationBits(node));
            }
        }
        return new Widths(weights, activations);
    }

    /** Look-up tables of the stages alone: what lies between them depends on more than bit widths. */
    private static long cost(Network network) {
        return Stage.cost(Dataflow.stages(network, Foldings.all(Folding.SERIAL)))
                .tables();
    }

    Trial measure(Widths widths) {
        Quantized quantized = graph.quantize(widths.applyTo(options));
        Network network = quantized.network();
        Quantized.Origin output = quantized.origins().get(quantized.origins().size() - 1);
        List<Tensor> outputs = new FastSimulator(network)
                .run(images.stream()
                        .map(image -> new Tensor(network.inputType(), image))
                        .toList());
        int correct = 0;
        double noise = 0;
        for (int i = 0; i < images.size(); i++) {
            Tensor scored = outputs.get(i);
            correct += scored.argMax() == labels.get(i) ? 1 : 0;
            int channels = scored.type().shape().channels();
            for (int k = 0; k < scored.values().length; k++) {
                double real = output.real(scored.values()[k], scored.type().zeroPoint(), k % channels);
                noise += (real - scores.get(i)[k]) * (real - scores.get(i)[k]);
            }
        }
        return new Trial(widths, cost(network), correct, signal == 0 ? noise : noise / signal);
    }
}
