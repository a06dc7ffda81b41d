package org.silicnn.frontend.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads what a call is given, in the forms of Keras 2 and 3. A tensor is {@code ["conv1", 0, 0]}, with named arguments as a
 * fourth element in Keras 2, and wrapped in an object in Keras 3.
 */
final class CallParser {
    private static final String WRAPPED_TENSOR = "__keras_tensor__";

    /** In place of a layer's name, before a number that is the first argument. */
    private static final String NUMBER = "_CONSTANT_VALUE";

    private final Set<String> fromOne;
    private final List<Source> reads = new ArrayList<>();
    private final JsonObject named = new JsonObject();

    private CallParser(Set<String> fromOne) {
        this.fromOne = fromOne;
    }

    /** @param fromOne layers whose calls are counted from 1 */
    static Call parse(JsonElement node, Set<String> fromOne) {
        CallParser parser = new CallParser(fromOne);
        JsonArray positional = new JsonArray();
        if (node instanceof JsonObject object) {
            Settings settings = new Settings(object);
            settings.list("args").forEach(each -> positional.add(parser.marked(each)));
            settings.object("kwargs").ifPresent(each -> each.entries().forEach(parser::take));
        } else if (node instanceof JsonArray array && !isReference(array)) {
            array.forEach(each -> positional.add(parser.marked(each)));
        } else {
            positional.add(parser.marked(node));
        }
        return new Call(parser.reads, positional, parser.named);
    }

    /** All tensors in it, in their order. */
    static List<Source> sources(JsonElement element, Set<String> fromOne) {
        return parse(element, fromOne).reads();
    }

    /** Masks don't concern pictures. */
    private void take(Map.Entry<String, JsonElement> argument) {
        if (!argument.getKey().equals("mask")) {
            named.add(argument.getKey(), marked(argument.getValue()));
        }
    }

    /** With markers in place of tensors. */
    private JsonElement marked(JsonElement element) {
        if (element instanceof JsonArray array) {
            if (isReference(array)) {
                return reference(array);
            }
            JsonArray each = new JsonArray();
            array.forEach(part -> each.add(marked(part)));
            return each;
        }
        boolean wrapped = element instanceof JsonObject object
                && new JsonPrimitive(WRAPPED_TENSOR).equals(object.get("class_name"));
        if (wrapped) {
            JsonArray found = new JsonArray();
            new Settings(element.getAsJsonObject())
                    .object("config")
                    .ifPresent(config -> found.add(marked(config.get("keras_history"))));
            return found.isEmpty() ? element : found.get(0);
        }
        return element;
    }

    private JsonElement reference(JsonArray array) {
        String layer = array.get(0).getAsString();
        JsonElement result;
        if (layer.equals(NUMBER)) {
            result = array.get(2);
        } else {
            int call = Settings.integer("a reference", array.get(1)) - (fromOne.contains(layer) ? 1 : 0);
            reads.add(new Source(layer, call, Settings.integer("a reference", array.get(2))));
            result = Call.tensor(reads.size() - 1);
        }
        if (array.size() == 4 && array.get(3) instanceof JsonObject arguments) {
            new Settings(arguments).entries().forEach(this::take);
        }
        return result;
    }

    private static boolean isReference(JsonArray array) {
        return (array.size() == 3 || array.size() == 4)
                && array.get(0).isJsonPrimitive()
                && array.get(0).getAsJsonPrimitive().isString()
                && array.get(1).isJsonPrimitive()
                && array.get(1).getAsJsonPrimitive().isNumber();
    }
}
