package org.silicnn.frontend.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Broadcasting;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Padding;
import org.silicnn.frontend.Reduction;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Slicing;
import org.silicnn.frontend.Slicing.Part;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.ir.Window;

/** Operations that reduce axes, or put elements elsewhere. */
final class ShapeOperations {
    private ShapeOperations() {}

    static void addTo(Map<String, Converter> table) {
        Operations.put(
                table, layer -> reduced(layer, window -> new Op.AveragePool(window, false)), "mean", "reduce_mean");
        Operations.put(table, layer -> reduced(layer, Op.MaxPool::new), "max", "reduce_max");
        Operations.put(table, ShapeOperations::concatenated, "concatenate", "concat");
        Operations.put(table, ShapeOperations::reshaped, "reshape");
        Operations.put(table, ShapeOperations::transposed, "transpose");
        Operations.put(table, ShapeOperations::padded, "pad");
        Operations.put(table, ShapeOperations::part, "get_item", "getitem");
    }

    private static Settings named(KerasLayer layer) {
        return layer.arguments().named(layer.settings());
    }

    private static Activation reduced(KerasLayer layer, Function<Window, Op> pool) {
        Activation input = Operations.operand(layer);
        int rank = input.dims().length;
        int[] axes = Arrays.stream(named(layer)
                        .integers("axis")
                        .orElse(IntStream.range(0, rank).toArray()))
                .map(axis -> Dims.axis(axis, rank))
                .distinct()
                .toArray();
        if (Arrays.stream(axes).anyMatch(axis -> axis == 0)) {
            throw new Rejection(ModelProblem.BATCH_TOUCHED, 0);
        }
        return Reduction.pooled(
                layer.draft(), layer.name(), input, axes, named(layer).flag("keepdims", false), pool);
    }

    private static Activation concatenated(KerasLayer layer) {
        List<Activation> tensors = layer.arguments().tensors();
        int axis = Dims.axis(named(layer).integer("axis", -1), tensors.get(0).dims().length);
        return tensors.size() == 1 ? tensors.get(0) : Broadcasting.concat(layer.draft(), layer.name(), tensors, axis);
    }

    /** The batch may be left open, as it is when the model is made. */
    private static Activation reshaped(KerasLayer layer) {
        Activation input = Operations.operand(layer);
        Settings named = named(layer);
        int[] wanted = named.integers("newshape")
                .or(() -> named.integers("shape"))
                .orElseThrow(() -> new Rejection(ModelProblem.ATTRIBUTE_MISSING, "shape"));
        if (wanted.length < 1 || wanted.length > Limits.RANK) {
            throw new Rejection(ModelProblem.TOO_MANY_AXES, Limits.RANK, wanted.length);
        }
        if (wanted[0] == -1) {
            wanted[0] = input.dims()[0];
        }
        for (int i = 1; i < wanted.length; i++) {
            if (wanted[i] == -1) {
                wanted[i] = 1;
                wanted[i] = Limits.elements(input.dims()) / Math.max(1, Limits.elements(wanted));
                break;
            }
        }
        return layer.draft().regroup(layer.name(), input, wanted);
    }

    private static Activation transposed(KerasLayer layer) {
        Activation input = Operations.operand(layer);
        int rank = input.dims().length;
        Settings named = named(layer);
        int[] order = named.integers("axes").or(() -> named.integers("perm")).orElse(new int[0]);
        if (!Dims.isPermutation(order, rank)) {
            throw new Rejection(
                    ModelProblem.ATTRIBUTE_VALUE, "axes", "a reordering of " + rank + " axes", Arrays.toString(order));
        }
        return input.withLayout(input.layout().transposed(order));
    }

    private static Activation padded(KerasLayer layer) {
        Activation input = Operations.operand(layer);
        Settings named = named(layer);
        int rank = input.dims().length;
        int[] given =
                named.integers("pad_width").or(() -> named.integers("paddings")).orElse(new int[0]);
        if (given.length != 2 * rank || Arrays.stream(given).anyMatch(pad -> pad < 0)) {
            throw new Rejection(
                    ModelProblem.ATTRIBUTE_VALUE, "paddings", "two numbers for each axis", Arrays.toString(given));
        }
        int[] pads = new int[2 * rank];
        for (int i = 0; i < given.length; i++) {
            pads[i / 2 + i % 2 * rank] = given[i];
        }
        String word = named.text("mode", "constant").toLowerCase(Locale.ROOT);
        PadMode mode =
                switch (word) {
                    case "constant" -> PadMode.CONSTANT;
                    case "reflect" -> PadMode.REFLECT;
                    case "symmetric" -> PadMode.SYMMETRIC;
                    case "edge" -> PadMode.EDGE;
                    default ->
                        throw new Rejection(
                                ModelProblem.ATTRIBUTE_VALUE, "mode", "constant, reflect, symmetric or edge", word);
                };
        float value = (float) named.number("constant_values", 0);
        return Padding.pad(layer.draft(), layer.name(), input, pads, mode, value);
    }

    /** {@code x[:, 1:5, ..., 0]}. */
    private static Activation part(KerasLayer layer) {
        Activation result = Operations.operand(layer);
        int[] dims = result.dims();
        JsonElement key = layer.arguments().plain(1, "slice_spec", "key");
        List<JsonElement> parts = new ArrayList<>();
        if (key instanceof JsonArray array) {
            array.forEach(parts::add);
        } else {
            parts.add(key);
        }
        List<Integer> left = new ArrayList<>();
        int axis = 0;
        for (JsonElement each : parts) {
            if (isEllipsis(each)) {
                for (int skipped = dims.length - (parts.size() - 1); skipped > 0; skipped--) {
                    left.add(dims[axis++]);
                }
                continue;
            }
            if (axis == dims.length) {
                throw new Rejection(ModelProblem.SIZES_DISAGREE, "slices", dims.length, parts.size());
            }
            boolean index = each instanceof JsonPrimitive;
            Part part = index ? element(axis, dims[axis], each) : slice(axis, dims[axis], each);
            boolean whole = part.start() == 0 && part.step() == 1 && part.count() == dims[axis];
            result = whole ? result : Slicing.part(layer.draft(), layer.name(), result, part);
            if (!index) {
                left.add(part.count());
            }
            axis++;
        }
        while (axis < dims.length) {
            left.add(dims[axis++]);
        }
        int[] shape = left.stream().mapToInt(Integer::intValue).toArray();
        return layer.draft().regroup(layer.name(), result, shape);
    }

    private static boolean isEllipsis(JsonElement element) {
        return element instanceof JsonObject object
                && new JsonPrimitive("__ellipsis__").equals(object.get("class_name"));
    }

    private static Part element(int axis, int extent, JsonElement number) {
        int index = Settings.integer("an index", number);
        return new Part(axis, index < 0 ? index + extent : index, 1, 1);
    }

    private static Part slice(int axis, int extent, JsonElement element) {
        if (!(element instanceof JsonObject object)) {
            throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, "a slice", "numbers, without new axes");
        }
        Settings slice = new Settings(object).object("config").orElse(new Settings(object));
        int step = slice.integer("step", 1);
        int start = bounded(slice.integer("start", 0), extent);
        int stop = bounded(slice.integer("stop", extent), extent);
        if (step < 1 || stop <= start) {
            throw new Rejection(
                    ModelProblem.ATTRIBUTE_VALUE,
                    "a slice",
                    "forwards, of at least one element",
                    start + ":" + stop + ":" + step);
        }
        return new Part(axis, start, step, (stop - start - 1) / step + 1);
    }

    private static int bounded(int index, int extent) {
        return Math.max(0, Math.min(extent, index < 0 ? index + extent : index));
    }
}
