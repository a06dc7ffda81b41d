package org.silicnn.quant;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.graph.Dequantize;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;
import org.silicnn.pass.GraphPass;

/**
 * Makes a graph take the image's stored integers: its decoding to reals becomes a scaling in front, which the passes
 * behind fold into the first layer's weights, so that the board takes raw bytes from the wire and multiplies nothing.
 *
 * <p>A graph that begins by storing its image in 8 bits needs no scaling if those are the pixel's own, or the pixel less
 * 128; one that takes stored integers anyway is left as it is.
 */
record DecodeInput(InputEncoding encoding) implements GraphPass {
    private static final int PIXELS = 256;

    @Override
    public String name() {
        return "decode-input";
    }

    @Override
    public String description() {
        return "decode the image's stored integers by a scaling in front";
    }

    @Override
    public Graph apply(Graph graph) {
        if (graph.storedInput().isPresent()) {
            return graph;
        }
        return pixelGrid(graph).isPresent() ? dequantized(graph) : scaled(graph);
    }

    /** The grid on which the graph itself stores its image, if the stored integers are those of the pixels. */
    private Optional<Grid> pixelGrid(Graph graph) {
        List<Op> readers = graph.nodes().stream()
                .filter(node -> node.inputs().contains(graph.input()))
                .map(Node::op)
                .distinct()
                .toList();
        return readers.size() == 1
                        && readers.get(0) instanceof Quantize first
                        && storesPixels(first.grid(), graph.inputShape().channels())
                ? Optional.of(first.grid())
                : Optional.empty();
    }

    private boolean storesPixels(Grid grid, int channels) {
        FixedFormat format = grid.format();
        for (int i = 0; i < PIXELS * channels; i++) {
            int pixel = i / channels;
            float real = (float) (encoding.scale(i % channels) * pixel + encoding.offset(i % channels));
            if (format.width() != Byte.SIZE || grid.store(real) != pixel + format.min()) {
                return false;
            }
        }
        return true;
    }

    private static Graph dequantized(Graph graph) {
        List<Node> nodes = graph.nodes().stream()
                .map(node ->
                        node.op() instanceof Quantize first && node.inputs().contains(graph.input())
                                ? node.withOp(new Dequantize(first.grid()))
                                : node)
                .toList();
        return new Graph(graph.name(), graph.input(), graph.inputShape(), nodes);
    }

    private Graph scaled(Graph graph) {
        int channels = graph.inputShape().channels();
        float[] scale = new float[channels];
        float[] shift = new float[channels];
        for (int c = 0; c < channels; c++) {
            scale[c] = (float) encoding.scale(c);
            shift[c] = (float) encoding.offset(c);
        }
        String decoded = graph.input() + ".decode";
        while (graph.shapes().containsKey(decoded)) {
            decoded += "_";
        }
        List<Node> nodes = new ArrayList<>();
        nodes.add(new Node(decoded, new Op.Affine(scale, shift), List.of(graph.input()), graph.inputShape()));
        for (Node node : graph.nodes()) {
            String name = decoded;
            List<String> inputs = node.inputs().stream()
                    .map(input -> input.equals(graph.input()) ? name : input)
                    .toList();
            nodes.add(new Node(node.name(), node.op(), inputs, node.shape()));
        }
        return new Graph(graph.name(), graph.input(), graph.inputShape(), nodes);
    }
}
