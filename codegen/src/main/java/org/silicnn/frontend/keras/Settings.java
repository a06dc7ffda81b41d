package org.silicnn.frontend.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** What a model's JSON says about one thing. A key whose value is null counts as left out. */
final class Settings {
    private final JsonObject json;

    Settings(JsonObject json) {
        this.json = json;
    }

    /** @throws Rejection if it is something else than an object */
    static Settings of(JsonElement element, String what) {
        if (!element.isJsonObject()) {
            throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, what, "an object");
        }
        return new Settings(element.getAsJsonObject());
    }

    JsonElement get(String key) {
        JsonElement element = json.get(key);
        return element == null ? JsonNull.INSTANCE : element;
    }

    /** All keys and what they hold. */
    Set<Map.Entry<String, JsonElement>> entries() {
        return json.entrySet();
    }

    boolean has(String key) {
        return !get(key).isJsonNull();
    }

    Optional<Settings> object(String key) {
        return has(key) ? Optional.of(of(get(key), key)) : Optional.empty();
    }

    /** The elements of a list; none if it is left out. */
    List<JsonElement> list(String key) {
        if (!has(key)) {
            return List.of();
        }
        if (!get(key).isJsonArray()) {
            throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, key, "a list");
        }
        List<JsonElement> elements = new ArrayList<>();
        get(key).getAsJsonArray().forEach(elements::add);
        return elements;
    }

    String text(String key) {
        return optionalText(key).orElseThrow(() -> new Rejection(ModelProblem.ATTRIBUTE_MISSING, key));
    }

    String text(String key, String otherwise) {
        return optionalText(key).orElse(otherwise);
    }

    Optional<String> optionalText(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        JsonElement element = get(key);
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, key, "text");
        }
        return Optional.of(element.getAsString());
    }

    boolean flag(String key, boolean otherwise) {
        if (!has(key)) {
            return otherwise;
        }
        JsonElement element = get(key);
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isBoolean()) {
            throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, key, "true or false");
        }
        return element.getAsBoolean();
    }

    double number(String key, double otherwise) {
        return has(key) ? number(key, get(key)) : otherwise;
    }

    int integer(String key, int otherwise) {
        return has(key) ? integer(key, get(key)) : otherwise;
    }

    int integer(String key) {
        if (!has(key)) {
            throw new Rejection(ModelProblem.ATTRIBUTE_MISSING, key);
        }
        return integer(key, get(key));
    }

    /** Numbers, of lists in lists too, in their order; one number counts as a list. */
    Optional<double[]> numbers(String key) {
        if (!has(key)) {
            return Optional.empty();
        }
        List<Double> numbers = new ArrayList<>();
        collect(key, get(key), numbers);
        return Optional.of(numbers.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Whole numbers, of lists in lists too, in their order; one number counts as a list. */
    Optional<int[]> integers(String key) {
        return numbers(key)
                .map(found ->
                        Arrays.stream(found).mapToInt(each -> whole(key, each)).toArray());
    }

    /** A number for each of so many axes; a single one holds for all of them. */
    int[] each(String key, int axes, int otherwise) {
        int[] given = integers(key).orElse(new int[] {otherwise});
        if (given.length == 1) {
            int[] same = new int[axes];
            Arrays.fill(same, given[0]);
            return same;
        }
        if (given.length != axes) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, key, axes + " numbers", given.length);
        }
        return given;
    }

    private static void collect(String key, JsonElement element, List<Double> numbers) {
        if (element instanceof JsonArray array) {
            array.forEach(each -> collect(key, each, numbers));
        } else {
            numbers.add(number(key, element));
        }
    }

    private static double number(String key, JsonElement element) {
        try {
            if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
                return element.getAsDouble();
            }
        } catch (NumberFormatException e) {
            // the same as no number
        }
        throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, key, "a number");
    }

    static int integer(String key, JsonElement element) {
        return whole(key, number(key, element));
    }

    private static int whole(String key, double number) {
        if (number != (int) number) {
            throw new Rejection(ModelProblem.ATTRIBUTE_TYPE, key, "a whole number");
        }
        return (int) number;
    }
}
