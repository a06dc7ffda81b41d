package org.silicnn.search;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.silicnn.store.NetworkFile;

/**
 * Trials in a file, written anew after each, so that a search which was stopped goes on where it was. The file belongs to
 * one model, one set of options and images, and one version of the tool: one that belongs to another, or is damaged, counts
 * as none.
 */
public final class TrialFile implements TrialStore {
    /** A trial takes some bytes for each layer, and a search some trials for each layer. */
    private static final long LONGEST = 64L << 20;

    private final Path file;
    private final String key;
    private final Map<Widths, Trial> trials = new LinkedHashMap<>();

    private TrialFile(Path file, String key) {
        this.file = file;
        this.key = key;
    }

    /** Opens what is there, if it belongs to this net and this version. */
    public static TrialFile open(Path file, LabelledNet net, String toolVersion) throws IOException {
        TrialFile opened = new TrialFile(file, key(net, toolVersion));
        if (Files.isRegularFile(file) && Files.size(file) <= LONGEST) {
            try {
                opened.read(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
            } catch (RuntimeException | CharacterCodingException e) {
                // Gson throws what its cast or number parsing throws; measuring again costs time and nothing else.
                opened.trials.clear();
            }
        }
        return opened;
    }

    private void read(JsonObject json) {
        if (!json.get("key").getAsString().equals(key)) {
            return;
        }
        for (JsonElement element : json.getAsJsonArray("trials")) {
            JsonObject trial = element.getAsJsonObject();
            Widths widths = new Widths(widths(trial, "weights"), widths(trial, "activations"));
            trials.put(
                    widths,
                    new Trial(
                            widths,
                            trial.get("cost").getAsLong(),
                            trial.get("correct").getAsInt(),
                            trial.get("noise").getAsDouble()));
        }
    }

    private static SortedMap<String, Integer> widths(JsonObject trial, String name) {
        SortedMap<String, Integer> widths = new TreeMap<>();
        trial.getAsJsonObject(name)
                .entrySet()
                .forEach(entry -> widths.put(entry.getKey(), entry.getValue().getAsInt()));
        return widths;
    }

    /** How many trials are known. */
    public int size() {
        return trials.size();
    }

    @Override
    public Optional<Trial> find(Widths widths) {
        return Optional.ofNullable(trials.get(widths));
    }

    @Override
    public void add(Trial trial) {
        trials.put(trial.widths(), trial);
        JsonObject json = new JsonObject();
        json.addProperty("key", key);
        JsonArray all = new JsonArray();
        trials.values()
                .forEach(each -> all.add(new Gson()
                        .toJsonTree(Map.of(
                                "weights", each.widths().weights(),
                                "activations", each.widths().activations(),
                                "cost", each.cost(),
                                "correct", each.correct(),
                                "noise", each.noise()))));
        json.add("trials", all);
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, new Gson().toJson(json) + "\n");
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String key(LabelledNet net, String toolVersion) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (int i = 0; i < net.images().size(); i++) {
                long[] image = net.images().get(i);
                ByteBuffer bytes = ByteBuffer.allocate((image.length + 1) * Long.BYTES);
                bytes.asLongBuffer().put(image).put(net.labels().get(i));
                digest.update(bytes);
            }
            return toolVersion + " " + new NetworkFile(net.startNetwork()).hash() + " "
                    + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
