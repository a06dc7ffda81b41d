package org.silicnn.frontend.keras;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.hdf5.Hdf5File;
import org.silicnn.frontend.hdf5.Hdf5Group;

/**
 * The parts of a model file.
 *
 * @param version of the Keras that wrote it: 3, or 2 for it and all before
 */
record KerasFile(ModelSpec model, Weights weights, int version) {
    private static final String LAYERS = "model_config";
    private static final String WEIGHTS = "model_weights";

    /**
     * Of an HDF5 file.
     *
     * @throws Rejection if it is damaged, or holds no model
     */
    static KerasFile ofHdf5(byte[] bytes) {
        Hdf5Group root = Hdf5File.root(bytes);
        String model = root.text(LAYERS).orElseThrow(() -> new Rejection(ModelProblem.PART_MISSING, LAYERS));
        Hdf5Group weights = root.group(WEIGHTS).orElseThrow(() -> new Rejection(ModelProblem.PART_MISSING, WEIGHTS));
        return new KerasFile(
                ModelParser.parse(json(model)),
                new CachedWeights(new LegacyWeights(weights)),
                version(root.text("keras_version").orElse("")));
    }

    /**
     * Of an archive.
     *
     * @throws Rejection if it is damaged, or holds no model
     */
    static KerasFile ofArchive(KerasArchive archive) {
        ModelSpec model = ModelParser.parse(json(archive.model()));
        String version = Settings.of(json(archive.metadata()), "metadata").text("keras_version", "3");
        return new KerasFile(
                model, new CachedWeights(new ArchiveWeights(Hdf5File.root(archive.weights()))), version(version));
    }

    private static JsonElement json(String text) {
        try {
            return JsonParser.parseString(text);
        } catch (JsonParseException e) {
            throw new Rejection(ModelProblem.TRUNCATED, "its description isn't valid JSON");
        }
    }

    private static int version(String version) {
        return version.startsWith("3") ? 3 : 2;
    }
}
