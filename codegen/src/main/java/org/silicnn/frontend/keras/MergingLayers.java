package org.silicnn.frontend.keras;

import java.util.List;
import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Affines;
import org.silicnn.frontend.Broadcasting;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Op;
import org.silicnn.graph.Operator;

/** Layers with several operands. */
final class MergingLayers {
    private MergingLayers() {}

    static void addTo(Map<String, Converter> table) {
        table.put("Add", layer -> all(layer, Operator.ADD));
        table.put("Average", MergingLayers::average);
        table.put("Concatenate", MergingLayers::concatenate);
        table.put("Maximum", layer -> all(layer, Operator.MAX));
        table.put("Minimum", layer -> all(layer, Operator.MIN));
        table.put("Multiply", layer -> all(layer, Operator.MUL));
        table.put("Subtract", MergingLayers::subtract);
    }

    private static Activation all(KerasLayer layer, Operator operator) {
        List<Activation> inputs = requireSeveral(layer);
        Activation result = inputs.get(0);
        for (Activation next : inputs.subList(1, inputs.size())) {
            if (next.dims().length != result.dims().length) {
                throw new Rejection(ModelProblem.NOT_BROADCASTABLE, Dims.text(result.dims()), Dims.text(next.dims()));
            }
            result = Broadcasting.arithmetic(layer.draft(), layer.name(), new Op.Arithmetic(operator), result, next);
        }
        return result;
    }

    private static Activation average(KerasLayer layer) {
        Constant share = Constant.of(new int[0], 1f / layer.inputs().size());
        return Affines.scale(layer.draft(), layer.name(), all(layer, Operator.ADD), share);
    }

    private static Activation subtract(KerasLayer layer) {
        if (layer.inputs().size() != 2) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE,
                    "number of inputs",
                    2,
                    layer.inputs().size());
        }
        return all(layer, Operator.SUB);
    }

    private static Activation concatenate(KerasLayer layer) {
        List<Activation> inputs = requireSeveral(layer);
        int axis = Dims.axis(layer.settings().integer("axis", -1), inputs.get(0).dims().length);
        return Broadcasting.concat(layer.draft(), layer.name(), inputs, axis);
    }

    private static List<Activation> requireSeveral(KerasLayer layer) {
        if (layer.inputs().size() < 2) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE,
                    "number of inputs",
                    "at least 2",
                    layer.inputs().size());
        }
        return layer.inputs();
    }
}
