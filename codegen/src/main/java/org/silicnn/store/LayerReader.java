package org.silicnn.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Clamp;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;

/** Layers back from JSON, in execution order. */
final class LayerReader {
    private final ConstantSource constants;
    private final Map<String, TensorType> known = new HashMap<>();

    LayerReader(String input, TensorType inputType, ConstantSource constants) {
        this.constants = constants;
        known.put(input, inputType);
    }

    /** @throws InvalidNetworkException if a field is missing or wrong */
    Layer read(Fields fields) {
        Layer layer =
                switch (fields.text("kind")) {
                    case "ArgMax" -> argMax(fields);
                    case "Arithmetic" -> arithmetic(fields);
                    case "AveragePool" -> averagePool(fields);
                    case "Clamp" -> clamp(fields);
                    case "Concat" -> concat(fields);
                    case "Conv" -> conv(fields);
                    case "Dense" -> dense(fields);
                    case "Lookup" -> lookup(fields);
                    case "MaxPool" -> maxPool(fields);
                    case "Pad" -> pad(fields);
                    case "Requantize" -> requantize(fields);
                    case "Reshape" -> reshape(fields);
                    case "Slice" -> slice(fields);
                    case "Softmax" -> softmax(fields);
                    case "Transpose" -> transpose(fields);
                    case "Upsample" -> upsample(fields);
                    default -> throw fields.wrong("kind", "a layer of this version", fields.text("kind"));
                };
        known.put(layer.name(), layer.outputType());
        return layer;
    }

    private ArgMax argMax(Fields fields) {
        return new ArgMax(fields.text("name"), input(fields), inputType(fields), fields.flag("last"));
    }

    private Arithmetic arithmetic(Fields fields) {
        List<String> inputs = inputs(fields, 2);
        return new Arithmetic(
                fields.text("name"),
                fields.constant("operator", Arithmetic.Operator.class),
                inputs.get(0),
                type(fields, inputs.get(0)),
                inputs.get(1),
                type(fields, inputs.get(1)));
    }

    private AveragePool averagePool(Fields fields) {
        return new AveragePool(
                fields.text("name"),
                input(fields),
                inputType(fields),
                TypeJson.window(fields, "window"),
                fields.flag("count_padding"));
    }

    private Clamp clamp(Fields fields) {
        return new Clamp(
                fields.text("name"),
                input(fields),
                inputType(fields),
                fields.wholeNumber("low"),
                fields.wholeNumber("high"));
    }

    private Concat concat(Fields fields) {
        List<String> inputs = fields.texts("inputs");
        List<TensorType> types =
                inputs.stream().map(input -> type(fields, input)).toList();
        return new Concat(fields.text("name"), inputs, types);
    }

    private Conv conv(Fields fields) {
        return new Conv(
                fields.text("name"),
                input(fields),
                inputType(fields),
                TypeJson.window(fields, "window"),
                fields.integer("groups"),
                constant(fields, "weights"),
                constant(fields, "bias"),
                TypeJson.type(fields, "output"));
    }

    private Dense dense(Fields fields) {
        return new Dense(
                fields.text("name"),
                input(fields),
                inputType(fields),
                constant(fields, "weights"),
                constant(fields, "bias"),
                TypeJson.type(fields, "output"));
    }

    private Lookup lookup(Fields fields) {
        return new Lookup(
                fields.text("name"),
                input(fields),
                inputType(fields),
                constant(fields, "table"),
                TypeJson.type(fields, "output"));
    }

    private MaxPool maxPool(Fields fields) {
        return new MaxPool(fields.text("name"), input(fields), inputType(fields), TypeJson.window(fields, "window"));
    }

    private Requantize requantize(Fields fields) {
        return new Requantize(
                fields.text("name"),
                input(fields),
                inputType(fields),
                fields.integers("multipliers"),
                fields.integers("shifts"),
                fields.constant("rounding", Rounding.class),
                fields.constant("overflow", Overflow.class),
                TypeJson.type(fields, "output"));
    }

    private Reshape reshape(Fields fields) {
        return new Reshape(fields.text("name"), input(fields), inputType(fields), TypeJson.type(fields, "output"));
    }

    private Pad pad(Fields fields) {
        return new Pad(
                fields.text("name"),
                input(fields),
                inputType(fields),
                fields.integers("before"),
                fields.integers("after"),
                fields.integer("value"));
    }

    private Slice slice(Fields fields) {
        return new Slice(
                fields.text("name"),
                input(fields),
                inputType(fields),
                fields.integers("start"),
                fields.integers("step"),
                TypeJson.shape(fields, "shape"));
    }

    private Transpose transpose(Fields fields) {
        return new Transpose(
                fields.text("name"),
                input(fields),
                inputType(fields),
                fields.integers("extents"),
                fields.integers("order"),
                TypeJson.shape(fields, "shape"));
    }

    private Upsample upsample(Fields fields) {
        return new Upsample(
                fields.text("name"),
                input(fields),
                inputType(fields),
                fields.integer("depth"),
                fields.integer("height"),
                fields.integer("width"));
    }

    private Softmax softmax(Fields fields) {
        return new Softmax(
                fields.text("name"),
                input(fields),
                inputType(fields),
                constant(fields, "exponentials"),
                TypeJson.type(fields, "output"));
    }

    private static List<String> inputs(Fields fields, int count) {
        List<String> inputs = fields.texts("inputs");
        if (inputs.size() != count) {
            throw fields.wrong("inputs", "a list of " + count, inputs);
        }
        return inputs;
    }

    private static String input(Fields fields) {
        return inputs(fields, 1).get(0);
    }

    private TensorType inputType(Fields fields) {
        return type(fields, input(fields));
    }

    private TensorType type(Fields fields, String input) {
        TensorType type = known.get(input);
        if (type == null) {
            throw fields.wrong("inputs", "tensors made before", input);
        }
        return type;
    }

    private Constant constant(Fields fields, String key) {
        return constants.read(fields.object(key));
    }
}
