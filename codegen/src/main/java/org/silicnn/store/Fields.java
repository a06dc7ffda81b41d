package org.silicnn.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import org.silicnn.ir.InvalidNetworkException;

/** A JSON object read field by field: each must be there and of the asked type. */
record Fields(String where, JsonObject json) {

    String text(String key) {
        JsonElement value = get(key);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw wrong(key, "a text", value);
        }
        return value.getAsString();
    }

    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (JsonElement element : array(key, get(key))) {
            if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
                throw wrong(key, "texts", element);
            }
            texts.add(element.getAsString());
        }
        return texts;
    }

    int integer(String key) {
        return integer(key, get(key));
    }

    boolean flag(String key) {
        JsonElement value = get(key);
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
            throw wrong(key, "true or false", value);
        }
        return value.getAsBoolean();
    }

    /** Of up to 64 bits, which a double doesn't hold. */
    long wholeNumber(String key) {
        JsonElement value = get(key);
        number(key, value);
        try {
            return value.getAsBigDecimal().longValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw wrong(key, "an integer of 64 bits", value);
        }
    }

    long position(String key) {
        double value = number(key, get(key));
        if (value < 0 || value != Math.rint(value) || value > 1L << 53) {
            throw wrong(key, "a position", value);
        }
        return (long) value;
    }

    double numberOrNan(String key) {
        JsonElement value = get(key);
        return value.isJsonNull() ? Double.NaN : number(key, value);
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) {
        String text = text(key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        throw wrong(key, "one of " + List.of(type.getEnumConstants()), text);
    }

    Fields object(String key) {
        JsonElement value = get(key);
        if (!value.isJsonObject()) {
            throw wrong(key, "an object", value);
        }
        return new Fields(where + "." + key, value.getAsJsonObject());
    }

    List<Integer> integers(String key) {
        return integers(key, array(key, get(key)));
    }

    List<List<Integer>> integerLists(String key) {
        List<List<Integer>> lists = new ArrayList<>();
        array(key, get(key)).forEach(element -> lists.add(integers(key, array(key, element))));
        return lists;
    }

    List<Fields> objects(String key) {
        List<Fields> objects = new ArrayList<>();
        for (JsonElement element : array(key, get(key))) {
            if (!element.isJsonObject()) {
                throw wrong(key, "objects", element);
            }
            objects.add(new Fields(where + "." + key + "[" + objects.size() + "]", element.getAsJsonObject()));
        }
        return objects;
    }

    InvalidNetworkException wrong(String key, String expected, Object found) {
        return new InvalidNetworkException(where + "." + key + " must be " + expected + ", not " + found);
    }

    private JsonElement get(String key) {
        JsonElement value = json.get(key);
        if (value == null) {
            throw new InvalidNetworkException(where + "." + key + " must be there");
        }
        return value;
    }

    private JsonArray array(String key, JsonElement value) {
        if (!value.isJsonArray()) {
            throw wrong(key, "a list", value);
        }
        return value.getAsJsonArray();
    }

    private List<Integer> integers(String key, JsonArray array) {
        List<Integer> integers = new ArrayList<>();
        array.forEach(element -> integers.add(integer(key, element)));
        return integers;
    }

    private int integer(String key, JsonElement value) {
        double number = number(key, value);
        if (number != (int) number) {
            throw wrong(key, "an integer", value);
        }
        return (int) number;
    }

    private double number(String key, JsonElement value) {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isNumber()) {
            throw wrong(key, "a number", value);
        }
        return value.getAsDouble();
    }
}
