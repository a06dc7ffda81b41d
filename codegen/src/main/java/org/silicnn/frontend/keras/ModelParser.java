package org.silicnn.frontend.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Reads a model's JSON, in the forms of Keras 2 and 3. */
final class ModelParser {
    private static final String SEQUENTIAL = "Sequential";
    static final Set<String> MODELS = Set.of(SEQUENTIAL, "Functional", "Model");
    private static final String TENSOR = "__keras_tensor__";

    /** What Keras' own classes come from; the older form doesn't say. */
    private static final Set<String> OWN_PACKAGES = Set.of("keras", "tf_keras", "tensorflow");

    private ModelParser() {}

    /**
     * The whole model.
     *
     * @throws Rejection if it isn't made of layers, or breaks its form
     */
    static ModelSpec parse(JsonElement json) {
        Settings model = Settings.of(json, "the model");
        String type = type(model);
        if (!MODELS.contains(type)) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "the model", "Sequential or Functional", type);
        }
        return model(type, model);
    }

    private static ModelSpec model(String type, Settings model) {
        return type.equals(SEQUENTIAL) ? sequential(model) : functional(model);
    }

    /** Of another package with its registered name, so that nobody's own Conv2D is taken for Keras'. */
    private static String type(Settings layer) {
        String type = layer.text("class_name");
        String module = layer.text("module", "keras");
        return OWN_PACKAGES.contains(module.split("\\.", 2)[0])
                ? type
                : layer.text("registered_name", module + "." + type);
    }

    private static LayerSpec layer(String name, Settings layer, List<List<Source>> calls) {
        String type = type(layer);
        Settings settings = layer.object("config").orElseGet(() -> new Settings(new JsonObject()));
        Optional<ModelSpec> inner = MODELS.contains(type) ? Optional.of(model(type, layer)) : Optional.empty();
        return new LayerSpec(name, type, settings, calls, inner);
    }

    private static String name(Settings layer, int index) {
        return layer.optionalText("name")
                .or(() -> layer.object("config").flatMap(config -> config.optionalText("name")))
                .orElse("layer " + index);
    }

    /** A chain, to which an input is added if the first layer only tells its shape. */
    private static ModelSpec sequential(Settings model) {
        JsonElement config = model.get("config");
        Settings settings = config instanceof JsonArray ? model : Settings.of(config, "config");
        List<JsonElement> listed = settings.list(config instanceof JsonArray ? "config" : "layers");
        List<LayerSpec> layers = new ArrayList<>();
        for (JsonElement element : listed) {
            Settings each = Settings.of(element, "a layer");
            if (layers.isEmpty() && !type(each).equals(LayerSpec.INPUT)) {
                layers.add(impliedInput(settings, each));
            }
            List<List<Source>> calls = layers.isEmpty() ? List.of(List.of()) : List.of(List.of(last(layers)));
            layers.add(layer(name(each, layers.size()), each, calls));
        }
        requireUnique(layers);
        if (layers.isEmpty()) {
            throw new Rejection(ModelProblem.PART_MISSING, "layers");
        }
        String name = settings.text("name", "sequential");
        return new ModelSpec(name, layers, List.of(new Source(layers.get(0).name(), 0, 0)), List.of(last(layers)));
    }

    private static Source last(List<LayerSpec> layers) {
        return new Source(layers.get(layers.size() - 1).name(), 0, 0);
    }

    private static LayerSpec impliedInput(Settings model, Settings first) {
        Settings config = first.object("config").orElse(first);
        JsonObject settings = new JsonObject();
        for (String key : List.of("batch_input_shape", "batch_shape")) {
            if (config.has(key)) {
                settings.add("batch_shape", config.get(key));
            }
        }
        if (settings.size() == 0) {
            settings.add("batch_shape", model.get("build_input_shape"));
        }
        return new LayerSpec("input", LayerSpec.INPUT, new Settings(settings), List.of(List.of()), Optional.empty());
    }

    private static ModelSpec functional(Settings model) {
        Settings config = model.object("config").orElseThrow(() -> new Rejection(ModelProblem.PART_MISSING, "layers"));
        List<LayerSpec> layers = new ArrayList<>();
        Set<String> fromOne = calledFromOne(config);
        for (JsonElement element : config.list("layers")) {
            Settings each = Settings.of(element, "a layer");
            List<List<Source>> calls = new ArrayList<>();
            for (JsonElement node : each.list("inbound_nodes")) {
                calls.add(sources(node, fromOne));
            }
            boolean input = calls.isEmpty() && type(each).equals(LayerSpec.INPUT);
            layers.add(layer(name(each, layers.size()), each, input ? List.of(List.of()) : calls));
        }
        requireUnique(layers);
        List<Source> inputs = sources(config.get("input_layers"), fromOne);
        List<Source> outputs = sources(config.get("output_layers"), fromOne);
        return new ModelSpec(config.text("name", "model"), layers, inputs, outputs);
    }

    /**
     * Layers whose calls Keras 2 counts from 1: models with an input of their own, whose call number 0 is that by which
     * they were made, and isn't stored.
     */
    private static Set<String> calledFromOne(Settings model) {
        Set<String> names = new HashSet<>();
        List<JsonElement> layers = model.list("layers");
        for (int i = 0; i < layers.size(); i++) {
            Settings layer = Settings.of(layers.get(i), "a layer");
            boolean older = layer.list("inbound_nodes").stream().allMatch(JsonArray.class::isInstance);
            if (older && MODELS.contains(type(layer)) && hasInput(layer)) {
                names.add(name(layer, i));
            }
        }
        return names;
    }

    private static boolean hasInput(Settings model) {
        List<JsonElement> layers =
                model.object("config").map(config -> config.list("layers")).orElse(List.of());
        return !type(model).equals(SEQUENTIAL)
                || (!layers.isEmpty()
                        && type(Settings.of(layers.get(0), "a layer")).equals(LayerSpec.INPUT));
    }

    private static List<Source> sources(JsonElement element, Set<String> fromOne) {
        List<Source> found = new ArrayList<>();
        collect(element, found);
        return found.stream()
                .map(source -> fromOne.contains(source.layer())
                        ? new Source(source.layer(), source.call() - 1, source.output())
                        : source)
                .toList();
    }

    private static void requireUnique(List<LayerSpec> layers) {
        Set<String> names = new HashSet<>();
        for (LayerSpec layer : layers) {
            if (!names.add(layer.name())) {
                throw new Rejection(ModelProblem.VALUE_TWICE, layer.name());
            }
        }
    }

    /**
     * All references to tensors, in their order: {@code ["conv1", 0, 0]}, with a fourth element in Keras 2, and wrapped
     * in an object in Keras 3. Masks don't concern pictures.
     */
    private static void collect(JsonElement element, List<Source> sources) {
        if (element instanceof JsonArray array) {
            if (isReference(array)) {
                sources.add(new Source(
                        array.get(0).getAsString(),
                        Settings.integer("a reference", array.get(1)),
                        Settings.integer("a reference", array.get(2))));
            } else {
                array.forEach(each -> collect(each, sources));
            }
        } else if (element instanceof JsonObject object) {
            Settings settings = new Settings(object);
            if (settings.get("class_name").equals(new JsonPrimitive(TENSOR))) {
                settings.object("config").ifPresent(config -> collect(config.get("keras_history"), sources));
                return;
            }
            for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                if (!entry.getKey().equals("mask")) {
                    collect(entry.getValue(), sources);
                }
            }
        }
    }

    private static boolean isReference(JsonArray array) {
        return (array.size() == 3 || array.size() == 4)
                && array.get(0).isJsonPrimitive()
                && array.get(0).getAsJsonPrimitive().isString()
                && array.get(1).isJsonPrimitive()
                && array.get(1).getAsJsonPrimitive().isNumber();
    }
}
