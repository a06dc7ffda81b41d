package org.silicnn.store;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Clamp;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.LayerVisitor;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;

/** A layer as JSON; its constants go to the pool. {@link LayerReader} is the way back. */
record LayerWriter(ConstantPool pool) implements LayerVisitor<JsonObject> {

    @Override
    public JsonObject visitArgMax(ArgMax layer) {
        JsonObject json = start(layer);
        json.addProperty("last", layer.last());
        return json;
    }

    @Override
    public JsonObject visitArithmetic(Arithmetic layer) {
        JsonObject json = start(layer);
        json.addProperty("operator", layer.operator().name());
        return json;
    }

    @Override
    public JsonObject visitAveragePool(AveragePool layer) {
        JsonObject json = start(layer);
        json.add("window", TypeJson.write(layer.window()));
        json.addProperty("count_padding", layer.countPadding());
        return json;
    }

    @Override
    public JsonObject visitClamp(Clamp layer) {
        JsonObject json = start(layer);
        json.addProperty("low", layer.low());
        json.addProperty("high", layer.high());
        return json;
    }

    @Override
    public JsonObject visitConcat(Concat layer) {
        return start(layer);
    }

    @Override
    public JsonObject visitConv(Conv layer) {
        JsonObject json = start(layer);
        json.add("window", TypeJson.write(layer.window()));
        json.addProperty("groups", layer.groups());
        json.add("weights", pool.add(layer.weights()));
        json.add("bias", pool.add(layer.bias()));
        json.add("output", TypeJson.write(layer.outputType()));
        return json;
    }

    @Override
    public JsonObject visitDense(Dense layer) {
        JsonObject json = start(layer);
        json.add("weights", pool.add(layer.weights()));
        json.add("bias", pool.add(layer.bias()));
        json.add("output", TypeJson.write(layer.outputType()));
        return json;
    }

    @Override
    public JsonObject visitLookup(Lookup layer) {
        JsonObject json = start(layer);
        json.add("table", pool.add(layer.table()));
        json.add("output", TypeJson.write(layer.outputType()));
        return json;
    }

    @Override
    public JsonObject visitMaxPool(MaxPool layer) {
        JsonObject json = start(layer);
        json.add("window", TypeJson.write(layer.window()));
        return json;
    }

    @Override
    public JsonObject visitPad(Pad layer) {
        JsonObject json = start(layer);
        json.add("before", integers(layer.before()));
        json.add("after", integers(layer.after()));
        json.addProperty("value", layer.value());
        return json;
    }

    @Override
    public JsonObject visitRequantize(Requantize layer) {
        JsonObject json = start(layer);
        json.add("multipliers", integers(layer.multipliers()));
        json.add("shifts", integers(layer.shifts()));
        json.addProperty("rounding", layer.rounding().name());
        json.addProperty("overflow", layer.overflow().name());
        json.add("output", TypeJson.write(layer.outputType()));
        return json;
    }

    @Override
    public JsonObject visitReshape(Reshape layer) {
        JsonObject json = start(layer);
        json.add("output", TypeJson.write(layer.outputType()));
        return json;
    }

    @Override
    public JsonObject visitSlice(Slice layer) {
        JsonObject json = start(layer);
        json.add("start", integers(layer.start()));
        json.add("step", integers(layer.step()));
        json.add("shape", TypeJson.write(layer.shape()));
        return json;
    }

    @Override
    public JsonObject visitSoftmax(Softmax layer) {
        JsonObject json = start(layer);
        json.add("exponentials", pool.add(layer.exponentials()));
        json.add("output", TypeJson.write(layer.outputType()));
        return json;
    }

    @Override
    public JsonObject visitTranspose(Transpose layer) {
        JsonObject json = start(layer);
        json.add("extents", integers(layer.extents()));
        json.add("order", integers(layer.order()));
        json.add("shape", TypeJson.write(layer.shape()));
        return json;
    }

    @Override
    public JsonObject visitUpsample(Upsample layer) {
        JsonObject json = start(layer);
        json.addProperty("depth", layer.depth());
        json.addProperty("height", layer.height());
        json.addProperty("width", layer.width());
        return json;
    }

    private static JsonObject start(Layer layer) {
        JsonObject json = new JsonObject();
        json.addProperty("kind", layer.getClass().getSimpleName());
        json.addProperty("name", layer.name());
        JsonArray inputs = new JsonArray();
        layer.inputs().forEach(inputs::add);
        json.add("inputs", inputs);
        return json;
    }

    private static JsonArray integers(List<Integer> values) {
        JsonArray array = new JsonArray();
        values.forEach(array::add);
        return array;
    }
}
