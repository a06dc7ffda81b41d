package org.silicnn.frontend.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.silicnn.frontend.ImageLayout;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.InputShape;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.LayoutSearch;
import org.silicnn.frontend.ModelBytes;
import org.silicnn.frontend.ModelFormat;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.hdf5.Hdf5File;
import org.silicnn.graph.Graph;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Reads Keras models. */
public final class KerasReader {
    private KerasReader() {}

    /** Whether a file that begins like this is one that this class reads. */
    public static boolean begins(byte... file) {
        return Hdf5File.begins(file) || KerasArchive.begins(file);
    }

    /**
     * Imports a trained network.
     *
     * @param name for the graph
     * @throws IOException if the file can't be read
     * @throws UserException if it isn't a Keras model or can't be imported; it names every problem found
     */
    public static Graph read(Path path, String name, ImportOptions options) throws IOException {
        Where where = Where.file(path);
        try {
            return graph(file(path), name, options, where);
        } catch (Rejection rejection) {
            Diagnostics diagnostics = new Diagnostics();
            rejection.reportTo(diagnostics, where);
            diagnostics.stopIfErrors();
            throw rejection;
        }
    }

    /** What can be imported. */
    public static List<ModelFormat> formats() {
        return List.of(
                new ModelFormat("Keras layers", Layers.words()),
                new ModelFormat("Keras activations", ActivationFunctions.words()),
                new ModelFormat("Keras operations, as in keras.ops and tf", Operations.words()));
    }

    private static KerasFile file(Path path) throws IOException {
        byte[] bytes = ModelBytes.read(path);
        return KerasArchive.begins(bytes)
                ? KerasFile.ofArchive(KerasArchive.read(path, bytes.length))
                : KerasFile.ofHdf5(bytes);
    }

    private static Graph graph(KerasFile file, String name, ImportOptions options, Where where) {
        ModelSpec model = file.model();
        if (model.inputs().size() != 1) {
            throw new Rejection(ModelProblem.INPUTS_NOT_ONE, model.inputs().size(), names(model.inputs()));
        }
        Source output = output(model, options);
        String image = model.inputs().get(0).layer();
        int[] dims = dims(model, image, options, where.part("input", image));
        return LayoutSearch.best(candidates(model, dims), each -> new KerasImport(file, output, image, each, where))
                .finish(name);
    }

    private static Source output(ModelSpec model, ImportOptions options) {
        if (options.output().isPresent()) {
            String wanted = options.output().get();
            return model.layers().stream()
                    .filter(layer -> layer.name().equals(wanted) && !layer.isInput())
                    .map(layer -> new Source(wanted, 0, 0))
                    .findFirst()
                    .orElseThrow(() -> new Rejection(ModelProblem.NO_SUCH_OUTPUT, wanted, names(model.outputs())));
        }
        if (model.outputs().isEmpty()) {
            throw new Rejection(ModelProblem.OUTPUTS_NONE);
        }
        if (model.outputs().size() > 1) {
            throw new Rejection(ModelProblem.OUTPUTS_NOT_ONE, model.outputs().size(), names(model.outputs()));
        }
        return model.outputs().get(0);
    }

    private static String names(List<Source> sources) {
        return sources.stream().map(Source::layer).collect(Collectors.joining(", "));
    }

    private static int[] dims(ModelSpec model, String image, ImportOptions options, Where where) {
        Settings settings = model.layers().stream()
                .filter(layer -> layer.name().equals(image))
                .findFirst()
                .orElseThrow(() -> new Rejection(ModelProblem.INPUT_UNDEFINED, image))
                .settings();
        if (settings.text("dtype", "float32").equals("string")) {
            throw new Rejection(ModelProblem.INPUT_NOT_NUMBERS, "string");
        }
        Diagnostics diagnostics = new Diagnostics();
        int[] dims = InputShape.closed(declared(settings), options, diagnostics, where);
        diagnostics.stopIfErrors();
        return dims;
    }

    private static int[] declared(Settings input) {
        List<JsonElement> extents = input.list(input.has("batch_shape") ? "batch_shape" : "batch_input_shape");
        return extents.stream()
                .mapToInt(extent -> extent instanceof JsonNull
                        ? InputShape.OPEN
                        : Math.max(Settings.integer("batch_shape", extent), InputShape.OPEN))
                .map(extent -> extent == 0 ? InputShape.OPEN : extent)
                .toArray();
    }

    /** Keras has channels last, unless a layer says otherwise. */
    private static List<ImageLayout> candidates(ModelSpec model, int... dims) {
        List<ImageLayout> candidates = new ArrayList<>(ImageLayout.candidates(dims));
        boolean last = model.layers().stream()
                .noneMatch(
                        layer -> layer.settings().get("data_format").toString().contains("channels_first"));
        Layout inOrder = Layout.inOrder(dims, dims.length > 1);
        candidates.sort(
                Comparator.comparing((ImageLayout each) -> each.layout().equals(inOrder) != last && hasChannels(dims)));
        return candidates;
    }

    private static boolean hasChannels(int... dims) {
        return Arrays.stream(dims).skip(1).count() >= 2;
    }
}
