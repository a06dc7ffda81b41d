package org.silicnn.frontend.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;

/**
 * What one call of a layer or operation is given.
 *
 * @param reads the tensors, in the order in which they are given
 * @param positional arguments, with {@code {"tensor": n}} in place of the tensor that is number {@code n} of those
 * @param named the same for those given by name
 */
record Call(List<Source> reads, JsonArray positional, JsonObject named) {
    /** What stands in place of a tensor. */
    static final String TENSOR = "tensor";

    Call {
        reads = List.copyOf(reads);
    }

    /** A call with tensors alone. */
    static Call of(Source... reads) {
        JsonArray positional = new JsonArray();
        for (int i = 0; i < reads.length; i++) {
            positional.add(tensor(i));
        }
        return new Call(List.of(reads), positional, new JsonObject());
    }

    static JsonObject tensor(int number) {
        JsonObject marker = new JsonObject();
        marker.addProperty(TENSOR, number);
        return marker;
    }
}
