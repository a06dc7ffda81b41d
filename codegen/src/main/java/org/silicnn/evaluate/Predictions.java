package org.silicnn.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.image.Image;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;
import org.silicnn.quant.InputEncoding;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.TensorBytes;
import org.silicnn.sim.fast.FastSimulator;

/** Predicted classes: the index of the largest score, the first of equals. A few batches of images are in memory at a time. */
public final class Predictions {
    private Predictions() {}

    /**
     * By the bit-accurate simulator.
     *
     * @param done told the number of images finished, after each
     */
    public static List<Integer> ofNetwork(Network network, ImageSource images, IntConsumer done) {
        return ofNetwork(new FastSimulator(network), network.inputType(), images, done);
    }

    /**
     * By a compiled network.
     *
     * @param done told the number of images finished, after each
     */
    public static List<Integer> ofNetwork(
            FastSimulator simulator, TensorType inputType, ImageSource images, IntConsumer done) {
        List<Integer> classes = new ArrayList<>();
        simulator.run(images.size(), index -> input(inputType, images, index), (index, scores) -> {
            classes.add(scores.argMax());
            done.accept(index + 1);
        });
        return classes;
    }

    /**
     * By a compiled network, with a look at every tensor.
     *
     * @param tensors takes the tensors of each image, in execution order
     */
    public static List<Integer> traced(
            FastSimulator simulator,
            Network network,
            ImageSource images,
            Consumer<Map<String, Tensor>> tensors,
            IntConsumer done) {
        List<Integer> classes = new ArrayList<>();
        simulator.trace(images.size(), index -> input(network.inputType(), images, index), (index, trace) -> {
            tensors.accept(trace);
            classes.add(trace.get(network.output().name()).argMax());
            done.accept(index + 1);
        });
        return classes;
    }

    private static Tensor input(TensorType type, ImageSource images, int index) {
        return TensorBytes.decode(type, images.read(index).stored(type.format()));
    }

    /**
     * By the float reference.
     *
     * @param encoding what a pixel means to the graph, unless it takes stored integers
     * @param done told the number of images finished, after each
     */
    public static List<Integer> ofGraph(Graph graph, InputEncoding encoding, ImageSource images, IntConsumer done) {
        GraphInterpreter interpreter = new GraphInterpreter(graph);
        int channels = graph.inputShape().channels();
        List<Integer> classes = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            Image image = images.read(i);
            float[] input = graph.storedInput()
                    .map(grid -> floats(image.integers(grid.format())))
                    .orElseGet(() -> encoding.decode(image.pixels(), channels));
            classes.add(argMax(interpreter.run(input)));
            done.accept(i + 1);
        }
        return classes;
    }

    private static float[] floats(long[] integers) {
        float[] floats = new float[integers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = integers[i];
        }
        return floats;
    }

    private static int argMax(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }
}
