package org.silicnn.store;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;

/**
 * A network as {@code network.json} and {@code weights.bin}, with the hash that names it: the first 8 bytes of the
 * SHA-256 over everything that its results depend on, as 16 hexadecimal digits. Board, host and project compare it.
 */
public final class NetworkFile {
    public static final String JSON = "network.json";
    public static final String WEIGHTS = "weights.bin";

    private static final int VERSION = 1;
    private static final int HASH_BYTES = 8;
    /** Constants stand in {@code weights.bin}; a description of even a thousand layers stays far below. */
    private static final long LONGEST_JSON = 64L << 20;

    private final ConstantPool pool = new ConstantPool();
    private final JsonObject json;
    private final String hash;

    public NetworkFile(Network network) {
        JsonObject content = describe(network);
        hash = hash(content);
        json = new JsonObject();
        json.addProperty("silicnn_network", VERSION);
        json.addProperty("hash", hash);
        content.entrySet().forEach(entry -> json.add(entry.getKey(), entry.getValue()));
    }

    public String hash() {
        return hash;
    }

    public void writeJson(OutputStream out) throws IOException {
        Gson gson = new GsonBuilder()
                .setPrettyPrinting()
                .serializeNulls()
                .disableHtmlEscaping()
                .create();
        out.write((gson.toJson(json) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    public void writeWeights(OutputStream out) throws IOException {
        pool.write(out);
    }

    /**
     * Reads the network of a project folder.
     *
     * @throws IOException if a file can't be read
     * @throws InvalidNetworkException if the files don't describe a network, or were changed since they were written
     */
    public static Network read(Path folder) throws IOException {
        try {
            return read(new Fields(JSON, parse(folder.resolve(JSON))), folder.resolve(WEIGHTS));
        } catch (ArithmeticException e) {
            throw new InvalidNetworkException(JSON + " must not hold sizes that overflow");
        } catch (InvalidNetworkException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new InvalidNetworkException(e.getMessage());
        }
    }

    private static Network read(Fields fields, Path weightsFile) throws IOException {
        if (fields.integer("silicnn_network") != VERSION) {
            throw fields.wrong(
                    "silicnn_network", VERSION + " for this version of silicnn", fields.integer("silicnn_network"));
        }
        ByteBuffer weights = ByteBuffer.wrap(Files.readAllBytes(weightsFile));
        String input = fields.object("input").text("name");
        TensorType inputType = TypeJson.type(fields.object("input"), "type");
        LayerReader reader = new LayerReader(input, inputType, new StoredConstants(weights));
        List<Layer> layers = new ArrayList<>();
        fields.objects("layers").forEach(layer -> layers.add(reader.read(layer)));
        Network network = new Network(fields.text("name"), input, inputType, layers);
        String found = new NetworkFile(network).hash();
        if (!found.equals(fields.text("hash"))) {
            throw new InvalidNetworkException(JSON + " and " + WEIGHTS + " must hash to " + fields.text("hash")
                    + ", not " + found + ": one of them was changed");
        }
        return network;
    }

    private static JsonObject parse(Path file) throws IOException {
        if (Files.size(file) > LONGEST_JSON) {
            throw new InvalidNetworkException(JSON + " must be at most " + LONGEST_JSON + " bytes");
        }
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException | java.nio.charset.CharacterCodingException e) {
            throw new InvalidNetworkException(JSON + " must be JSON: " + reason(e));
        }
    }

    /** The first line, without the name of a class that a user need not know. */
    private static String reason(Exception e) {
        String text = String.valueOf(e.getMessage()).replaceFirst("^\\S*Exception: ", "");
        return text.lines().findFirst().orElse("it is damaged");
    }

    private JsonObject describe(Network network) {
        JsonObject content = new JsonObject();
        content.addProperty("name", network.name());
        JsonObject input = new JsonObject();
        input.addProperty("name", network.input());
        input.add("type", TypeJson.write(network.inputType()));
        content.add("input", input);
        JsonArray layers = new JsonArray();
        LayerWriter writer = new LayerWriter(pool);
        network.layers().forEach(layer -> layers.add(layer.accept(writer)));
        content.add("layers", layers);
        return content;
    }

    private String hash(JsonObject content) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(
                    new GsonBuilder().serializeNulls().create().toJson(content).getBytes(StandardCharsets.UTF_8));
            try (OutputStream out =
                    new java.io.BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), digest))) {
                pool.write(out);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES);
        } catch (NoSuchAlgorithmException | IOException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }
}
