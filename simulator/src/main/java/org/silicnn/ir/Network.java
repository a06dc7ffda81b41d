package org.silicnn.ir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A quantised network: a straight-line program over integer tensors.
 *
 * @param name what the user calls it; any text
 * @param input the name by which layers refer to the image
 * @param inputType what one image is on the wire
 * @param layers in execution order; the last one's tensor is the network's output
 */
public record Network(String name, String input, TensorType inputType, List<Layer> layers) {
    /** @throws InvalidNetworkException if a layer reads what isn't there (yet), or expects another type */
    public Network {
        layers = List.copyOf(layers);
        if (layers.isEmpty()) {
            throw new InvalidNetworkException("a network must have at least one layer");
        }
        Map<String, TensorType> known = new HashMap<>();
        known.put(input, inputType);
        for (Layer layer : layers) {
            requireInputs(layer, known);
            if (known.put(layer.name(), layer.outputType()) != null) {
                throw new InvalidNetworkException("layer names must be unique, not '" + layer.name() + "' twice");
            }
        }
    }

    private static void requireInputs(Layer layer, Map<String, TensorType> known) {
        for (int i = 0; i < layer.inputs().size(); i++) {
            TensorType found = known.get(layer.inputs().get(i));
            TensorType expected = layer.inputTypes().get(i);
            if (!expected.equals(found)) {
                throw new InvalidNetworkException("layer '" + layer.name() + "' must read " + expected + " from '"
                        + layer.inputs().get(i) + "', not " + (found == null ? "an unknown tensor" : found));
            }
        }
    }

    public Layer output() {
        return layers.get(layers.size() - 1);
    }

    public TensorType outputType() {
        return output().outputType();
    }
}
