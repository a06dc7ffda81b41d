package org.silicnn.frontend.keras;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** Reads a model's JSON, in the forms of Keras 2 and 3. */
final class ModelParser {
    private static final String SEQUENTIAL = "Sequential";
    static final Set<String> MODELS = Set.of(SEQUENTIAL, "Functional", "Model");

    /** Operations of TensorFlow, written without a layer; their function is in their settings. */
    private static final Set<String> TENSORFLOW_OPERATIONS = Set.of("TFOpLambda", "SlicingOpLambda");

    /** Where Keras 3 has operations that are no layers, some of which have a layer's name. */
    private static final Pattern OPERATIONS = Pattern.compile("^keras\\.(src\\.)?ops\\b");

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
        if (TENSORFLOW_OPERATIONS.contains(type)) {
            return Operations.TENSORFLOW
                    + layer.object("config")
                            .flatMap(config -> config.optionalText("function"))
                            .orElse(type);
        }
        if (OPERATIONS.matcher(module).find() || isUnnamedOperation(layer)) {
            return Operations.KERAS + ArchiveWeights.snakeCase(type);
        }
        return OWN_PACKAGES.contains(module.split("\\.", 2)[0])
                ? type
                : layer.text("registered_name", module + "." + type);
    }

    /** An HDF5 file of Keras 3 doesn't say where a class comes from; but each layer has a type of numbers. */
    private static boolean isUnnamedOperation(Settings layer) {
        boolean newer = layer.list("inbound_nodes").stream().anyMatch(JsonObject.class::isInstance);
        boolean named = layer.has("module") || MODELS.contains(layer.text("class_name"));
        return newer
                && !named
                && layer.object("config")
                        .filter(config -> !config.has("trainable") && !config.has("dtype"))
                        .isPresent();
    }

    private static LayerSpec layer(String name, Settings layer, List<Call> calls) {
        String type = type(layer);
        Settings settings = layer.object("config").orElseGet(() -> new Settings(new JsonObject()));
        Optional<ModelSpec> inner = MODELS.contains(type) ? Optional.of(model(type, layer)) : Optional.empty();
        return new LayerSpec(name, type, settings, calls, inner);
    }

    /** A layer in another's settings. */
    static LayerSpec wrapped(Settings layer) {
        return layer(name(layer, 0), layer, List.of());
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
            List<Call> calls = List.of(layers.isEmpty() ? Call.of() : Call.of(last(layers)));
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
        return new LayerSpec("input", LayerSpec.INPUT, new Settings(settings), List.of(Call.of()), Optional.empty());
    }

    private static ModelSpec functional(Settings model) {
        Settings config = model.object("config").orElseThrow(() -> new Rejection(ModelProblem.PART_MISSING, "layers"));
        List<LayerSpec> layers = new ArrayList<>();
        Set<String> fromOne = calledFromOne(config);
        for (JsonElement element : config.list("layers")) {
            Settings each = Settings.of(element, "a layer");
            List<Call> calls = each.list("inbound_nodes").stream()
                    .map(node -> CallParser.parse(node, fromOne))
                    .toList();
            boolean input = calls.isEmpty() && type(each).equals(LayerSpec.INPUT);
            layers.add(layer(name(each, layers.size()), each, input ? List.of(Call.of()) : calls));
        }
        requireUnique(layers);
        List<Source> inputs = CallParser.sources(config.get("input_layers"), fromOne);
        List<Source> outputs = CallParser.sources(config.get("output_layers"), fromOne);
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

    private static void requireUnique(List<LayerSpec> layers) {
        Set<String> names = new HashSet<>();
        for (LayerSpec layer : layers) {
            if (!names.add(layer.name())) {
                throw new Rejection(ModelProblem.VALUE_TWICE, layer.name());
            }
        }
    }
}
