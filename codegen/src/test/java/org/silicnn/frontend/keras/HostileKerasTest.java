package org.silicnn.frontend.keras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.graph.Node;
import org.silicnn.problem.UserException;
import org.silicnn.testvectors.TestVectors;

/** Keras files made to do harm end in words, soon, and without taking much memory. */
class HostileKerasTest {
    private static final Path ARCHIVE = TestVectors.path("models/families/lenet5-keras3.keras");
    private static final Path HDF5 = TestVectors.path("models/families/lenet5-keras2.h5");
    private static final String MODEL = "config.json";
    private static final String WEIGHTS = "model.weights.h5";

    @TempDir
    private Path folder;

    /** One change to a good model's description. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'keras_history\": [\"image\", 0, 0]'      | 'keras_history\": [\"logits\", 0, 0]'    | S132",
                "'keras_history\": [\"pool1\", 0, 0]'      | 'keras_history\": [\"nobody\", 0, 0]'    | S130",
                "'keras_history\": [\"pool1\", 0, 0]'      | 'keras_history\": [\"pool1\", 7, 0]'     | S130",
                "'keras_history\": [\"pool1\", 0, 0]'      | 'keras_history\": [\"pool1\", 1e300, 0]' | S135",
                "'\"name\": \"pool2\"'                     | '\"name\": \"pool1\"'                    | S131",
                "'\"class_name\": \"Flatten\"'             | '\"class_name\": \"Lambda\"'             | S101",
                "'\"strides\": [1, 1]'                     | '\"strides\": [0, 1]'                    | S141",
                "'\"strides\": [1, 1]'                     | '\"strides\": [1, 1, 1]'                 | S136",
                "'\"dilation_rate\": [1, 1]'               | '\"dilation_rate\": 2000000000'          | S141",
                "'\"pool_size\": [2, 2]'                   | '\"pool_size\": [99, 99]'                | S141",
                "'\"batch_shape\": [null, 28, 28, 1]'      | '\"batch_shape\": [null, null, 28, 1]'   | S125",
                "'\"batch_shape\": [null, 28, 28, 1]'      | '\"batch_shape\": [null, 60000, 60000, 1]' | S163",
                "'\"batch_shape\": [null, 28, 28, 1]'      | '\"batch_shape\": [null, 28, 28, 3]'     | S140",
                "'\"activation\": \"relu\"'                | '\"activation\": \"system\"'             | S136",
                "'\"groups\": 1'                           | '\"groups\": 5'                          | S104",
                "'\"class_name\": \"Functional\"'          | '\"class_name\": \"Subclassed\"'         | S151",
                "'{\"module\": \"keras.src.models'         | '\"module\": \"keras.src.models'         | S111",
            })
    void aDescriptionThatCantBeTrueIsRefused(String from, String to, String code) throws IOException {
        Map<String, byte[]> entries = entries();
        String model = new String(entries.get(MODEL), StandardCharsets.UTF_8);
        assertThat(model).contains(from);
        entries.put(MODEL, model.replace(from, to).getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(zipped(entries))).contains("[" + code + "]");
    }

    @ParameterizedTest
    @CsvSource({MODEL, WEIGHTS, "metadata.json"})
    void anArchiveWithoutOneOfItsPartsIsRefused(String part) throws IOException {
        Map<String, byte[]> entries = entries();
        entries.remove(part);
        assertThat(refusal(zipped(entries))).contains("[S116]").contains(part);
    }

    @ParameterizedTest
    @CsvSource({MODEL, WEIGHTS})
    void anEntryThatUnpacksToFarMoreThanTheArchiveIsRefused(String part) throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put(WEIGHTS, new byte[1 << 10]);
        entries.put(part, new byte[1 << 26]);
        assertThat(refusal(zipped(entries))).contains("[S113]");
    }

    @Test
    void aDescriptionNestedTooDeeplyIsRefused() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put(MODEL, "[".repeat(1 << 20).getBytes(StandardCharsets.UTF_8));
        assertThat(refusal(zipped(entries))).contains("[S111]");
    }

    @Test
    void entriesWithPathsAreLeftAlone() throws IOException {
        Map<String, byte[]> entries = entries();
        entries.put("../escaped", new byte[1]);
        entries.put("/tmp/escaped-from-archive", new byte[1]);
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path file = inside.resolve("model.keras");
        Files.copy(zipped(entries), file);
        assertThat(ModelReader.read(file, ImportOptions.NONE).nodes()).isNotEmpty();
        assertThat(folder.resolve("escaped")).doesNotExist();
    }

    @Test
    void namesMayBeAnything() throws IOException {
        Map<String, byte[]> entries = entries();
        String name = "a*/ \\\"quoted\\\" ${x} <b> \\n#error int \u00e4\u202e";
        String model = new String(entries.get(MODEL), StandardCharsets.UTF_8).replace("pool1", name);
        entries.put(MODEL, model.getBytes(StandardCharsets.UTF_8));
        Graph graph = ModelReader.read(zipped(entries), ImportOptions.NONE);
        assertThat(graph.nodes().stream().map(Node::name)).anyMatch(each -> each.startsWith("a*/ \"quoted\""));
    }

    /** Forty levels, each of which refers to the next one twice. */
    @Test
    void aTreeThatDoublesAtEachLevelIsRefused() throws IOException {
        int levels = 40;
        int nodeBytes = 64;
        byte[] good = Files.readAllBytes(HDF5);
        ByteBuffer bad =
                ByteBuffer.allocate(good.length + (levels + 1) * nodeBytes).order(ByteOrder.LITTLE_ENDIAN);
        bad.put(good);
        for (int level = levels - 1; level >= 0; level--) {
            long next = (long) bad.position() + nodeBytes;
            bad.put("TREE".getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put((byte) level);
            bad.putShort((short) (level == 0 ? 0 : 2)).putLong(-1).putLong(-1);
            bad.putLong(0).putLong(next).putLong(0).putLong(next).putLong(0);
        }
        long oldRoot = find(good, "TREE".getBytes(StandardCharsets.US_ASCII));
        replace(bad, oldRoot, good.length);
        assertThat(refusal(write(bad.array()))).contains("[S111]").contains("circles");
    }

    @Test
    void aTreeInItselfIsRefused() throws IOException {
        byte[] bytes = Files.readAllBytes(HDF5);
        int root = find(bytes, "TREE".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        file.put(root + 5, (byte) 1).putLong(root + 32, root);
        assertThat(refusal(write(bytes))).contains("[S111]").contains("circles");
    }

    @Test
    void weightsAloneAreNoModel() throws IOException {
        assertThat(refusal(write(entries().get(WEIGHTS)))).contains("[S116]").contains("model_config");
    }

    private static int find(byte[] bytes, byte[] wanted) {
        int at = 0;
        while (!Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
            at++;
        }
        return at;
    }

    private static void replace(ByteBuffer file, long from, long to) {
        for (int at = 0; at + Long.BYTES <= file.limit(); at++) {
            if (file.getLong(at) == from) {
                file.putLong(at, to);
            }
        }
    }

    private static Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(ARCHIVE.toFile());
                Stream<? extends ZipEntry> all = zip.stream()) {
            for (ZipEntry entry : all.toList()) {
                try (InputStream in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private Path zipped(Map<String, byte[]> entries) throws IOException {
        Path file = folder.resolve("hostile.keras");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private Path write(byte... bytes) throws IOException {
        return Files.write(folder.resolve("hostile.h5"), bytes);
    }

    private static String refusal(Path file) {
        return catchThrowableOfType(UserException.class, () -> ModelReader.read(file, ImportOptions.NONE))
                .getMessage();
    }
}
