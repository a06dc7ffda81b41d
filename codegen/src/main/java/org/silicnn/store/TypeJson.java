package org.silicnn.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/** Formats, shapes, tensor types and windows as JSON. */
final class TypeJson {
    private TypeJson() {}

    static JsonElement write(FixedFormat format) {
        return new JsonPrimitive(format.toString());
    }

    static FixedFormat format(Fields fields, String key) {
        String text = fields.text(key);
        if (!text.matches("[su]\\d{1,2}\\.-?\\d{1,4}")) {
            throw fields.wrong(key, "a format such as s8.4", text);
        }
        String[] parts = text.substring(1).split("\\.", 2);
        return new FixedFormat(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), text.charAt(0) == 's');
    }

    static JsonArray write(Shape shape) {
        JsonArray extents = new JsonArray();
        List.of(shape.depth(), shape.height(), shape.width(), shape.channels()).forEach(extents::add);
        return extents;
    }

    static Shape shape(Fields fields, String key) {
        List<Integer> extents = fields.integers(key);
        if (extents.size() != 4) {
            throw fields.wrong(key, "depth, height, width, channels", extents);
        }
        return new Shape(extents.get(0), extents.get(1), extents.get(2), extents.get(3));
    }

    static JsonObject write(TensorType type) {
        JsonObject json = new JsonObject();
        json.add("shape", write(type.shape()));
        json.add("format", write(type.format()));
        json.add("scale", Double.isNaN(type.scale()) ? JsonNull.INSTANCE : new JsonPrimitive(type.scale()));
        json.addProperty("zero_point", type.zeroPoint());
        return json;
    }

    static TensorType type(Fields fields, String key) {
        Fields type = fields.object(key);
        return new TensorType(
                shape(type, "shape"), format(type, "format"), type.numberOrNan("scale"), type.integer("zero_point"));
    }

    static JsonArray write(Window window) {
        JsonArray axes = new JsonArray();
        for (Window.Axis axis : window.axes()) {
            JsonArray numbers = new JsonArray();
            List.of(axis.kernel(), axis.stride(), axis.dilation(), axis.padBefore(), axis.padAfter())
                    .forEach(numbers::add);
            axes.add(numbers);
        }
        return axes;
    }

    static Window window(Fields fields, String key) {
        List<Window.Axis> axes = new ArrayList<>();
        for (List<Integer> axis : fields.integerLists(key)) {
            if (axis.size() != 5) {
                throw fields.wrong(key, "kernel, stride, dilation, pad before, pad after", axis);
            }
            axes.add(new Window.Axis(axis.get(0), axis.get(1), axis.get(2), axis.get(3), axis.get(4)));
        }
        return new Window(axes);
    }
}
