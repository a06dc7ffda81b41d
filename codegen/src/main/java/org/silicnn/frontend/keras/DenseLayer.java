package org.silicnn.frontend.keras;

import java.util.List;
import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.MatrixProduct;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Dense, on the last axis. */
final class DenseLayer {
    private DenseLayer() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Dense", DenseLayer::convert);
    }

    private static Activation convert(KerasLayer layer) {
        Activation input = layer.input();
        boolean biased = layer.settings().flag("use_bias", true);
        List<Constant> weights = layer.weights(biased ? 2 : 1);
        Constant kernel = weights.get(0);
        if (kernel.rank() != 2) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "axes of the weights", 2, Dims.text(kernel.dims()));
        }
        float[] bias = bias(weights, biased, kernel.dims()[1]);
        Activation product =
                MatrixProduct.alongLastAxis(layer.draft(), layer.name(), input, kernel.transposed(1, 0), bias);
        return ActivationFunctions.after(layer, product);
    }

    /** The last array, or zeros. */
    static float[] bias(List<Constant> weights, boolean biased, int outputs) {
        if (!biased) {
            return new float[outputs];
        }
        float[] bias = weights.get(weights.size() - 1).floats();
        if (bias.length != outputs) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "length of the bias", outputs, bias.length);
        }
        return bias;
    }
}
