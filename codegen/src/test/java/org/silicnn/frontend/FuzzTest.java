package org.silicnn.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.graph.Graph;
import org.silicnn.pass.Pipeline;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.testvectors.TestVectors;

/** Damaged model files are imported or refused in words; nothing else may happen. */
class FuzzTest {
    private static final int RUNS = Integer.getInteger("silicnn.fuzzRuns", 60);
    private static final int STRUCTURE = 4096;

    @TempDir
    private Path folder;

    static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.walk(TestVectors.path("models"))) {
            return files.filter(file -> file.toString().matches(".*\\.(onnx|h5|keras|tflite)"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void damagedFilesAreRefusedInWords(Path model) throws IOException {
        byte[] whole = Files.readAllBytes(model);
        Path file = folder.resolve("damaged");
        // There are many of the one-operator files, all alike in structure.
        int runs = model.getParent().endsWith("tflite-operators") ? RUNS / 6 : RUNS;
        for (int seed = 0; seed < runs; seed++) {
            Files.write(file, damaged(whole, new SplittableRandom(seed)));
            try {
                Graph graph = ModelReader.read(file, ImportOptions.NONE);
                Pipeline.standard().apply(graph);
                CalibratedGraph.withoutImages(graph, QuantizeOptions.defaults(), Where.file(file));
            } catch (UserException e) {
                assertThat(e.getMessage()).as("%s, seed %d", model, seed).contains("[S");
            } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
                fail(model.getFileName() + ", seed " + seed + ": " + e, e);
            }
        }
    }

    private static byte[] damaged(byte[] whole, SplittableRandom random) {
        byte[] bytes = whole.clone();
        int edits = 1 + random.nextInt(8);
        for (int i = 0; i < edits; i++) {
            int at = place(bytes.length, random);
            switch (random.nextInt(6)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> Arrays.fill(bytes, at, Math.min(bytes.length, at + random.nextInt(16)), (byte) 0xff);
                case 3 -> copy(bytes, place(bytes.length, random), at, random.nextInt(64));
                case 4 -> bytes[at]++;
                default -> bytes = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, 1 + at) : bytes;
            }
        }
        return bytes;
    }

    /** Mostly where the structure is: weights, which lie between, can be damaged only in dull ways. */
    private static int place(int length, SplittableRandom random) {
        int near = random.nextInt(Math.min(length, STRUCTURE));
        return switch (random.nextInt(4)) {
            case 0 -> random.nextInt(length);
            case 1 -> near;
            default -> length - 1 - near;
        };
    }

    private static void copy(byte[] bytes, int from, int to, int length) {
        int safe = Math.min(length, bytes.length - Math.max(from, to));
        System.arraycopy(bytes, from, bytes, to, safe);
    }
}
