package org.silicnn.frontend.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;

/** The arguments of an operation: tensors, numbers, lists of both. */
final class Arguments {
    private static final int MOST_NESTED = 8;

    private final Call call;
    private final List<Activation> tensors;

    /** @param tensors in the order of what the call reads */
    Arguments(Call call, List<Activation> tensors) {
        this.call = call;
        this.tensors = tensors;
    }

    /**
     * An operand.
     *
     * @param position among those without a name
     * @param names under any of which it may be given instead
     */
    Operand operand(int position, String... names) {
        JsonElement element =
                position < call.positional().size() ? call.positional().get(position) : named(names);
        if (element.isJsonNull()) {
            throw new Rejection(ModelProblem.INPUT_MISSING, position);
        }
        return operand(element);
    }

    /** An operand that depends on the image. */
    Activation activation(int position, String... names) {
        if (operand(position, names) instanceof Activation activation) {
            return activation;
        }
        throw new Rejection(ModelProblem.MUST_BE_COMPUTED, position);
    }

    /** All tensors, however they are grouped. */
    List<Activation> tensors() {
        return tensors;
    }

    /** What is given by name, be it at the call or, as Keras 3 stores it, when the operation was made. */
    Settings named(Settings operation) {
        JsonObject all = new JsonObject();
        operation.entries().forEach(entry -> all.add(entry.getKey(), entry.getValue()));
        call.named().entrySet().forEach(entry -> all.add(entry.getKey(), entry.getValue()));
        return new Settings(all);
    }

    /** An argument that is no tensor; null if it is left out. */
    JsonElement plain(int position, String... names) {
        return position < call.positional().size() ? call.positional().get(position) : named(names);
    }

    private JsonElement named(String... names) {
        for (String name : names) {
            if (call.named().has(name)) {
                return call.named().get(name);
            }
        }
        return JsonNull.INSTANCE;
    }

    private Operand operand(JsonElement element) {
        if (element instanceof JsonObject object && object.has(Call.TENSOR)) {
            return tensors.get(Settings.integer(Call.TENSOR, object.get(Call.TENSOR)));
        }
        JsonElement value = element;
        if (element instanceof JsonObject object) {
            value = new Settings(object)
                    .object("config")
                    .map(config -> config.get("value"))
                    .orElse(JsonNull.INSTANCE);
        }
        List<Integer> dims = new ArrayList<>();
        for (JsonElement at = value; at instanceof JsonArray array; at = array.get(0)) {
            if (array.isEmpty() || dims.size() == MOST_NESTED) {
                throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, "an operand", "numbers");
            }
            dims.add(array.size());
        }
        JsonObject wrapped = new JsonObject();
        wrapped.add("an operand", value);
        double[] numbers = new Settings(wrapped).numbers("an operand").orElse(new double[0]);
        int[] extents = dims.stream().mapToInt(Integer::intValue).toArray();
        int elements = dims.stream().reduce(1, Math::multiplyExact);
        if (elements != numbers.length) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "numbers of an operand", elements, numbers.length);
        }
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return Constant.of(extents, floats);
    }
}
