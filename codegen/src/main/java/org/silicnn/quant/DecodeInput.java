package org.silicnn.quant;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.pass.GraphPass;

/**
 * Makes a graph take the image's stored integers: its decoding to reals becomes a scaling in front, which the passes
 * behind fold into the first layer's weights, so that the board takes raw bytes from the wire and multiplies nothing.
 */
record DecodeInput(InputEncoding encoding) implements GraphPass {
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
