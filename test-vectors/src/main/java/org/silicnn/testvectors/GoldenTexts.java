package org.silicnn.testvectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A file of texts with what makes them. Paragraphs, separated by an empty line: the first line is the cause, words
 * between bars, of which the first is the key; the others are the text expected.
 *
 * <pre>
 * S104 | lenet.onnx: node 'conv1' (Conv) | 6 | 4
 * lenet.onnx: node 'conv1' (Conv): group must divide 6 channels, not 4 [S104]
 *   hint: each group convolves an equal share of the channels
 * </pre>
 */
public final class GoldenTexts {
    private GoldenTexts() {}

    /**
     * Makes every text again and compares; fails also if a key has no paragraph.
     *
     * @param relative the file under {@code test-vectors/}
     * @param keys each needs at least one paragraph
     * @param render makes the text from the words of the first line
     */
    public static void check(String relative, Collection<String> keys, Function<List<String>, String> render) {
        List<List<String>> causes = causes(relative);
        assertThat(causes)
                .as("%s: first words", relative)
                .extracting(cause -> cause.get(0))
                .containsAll(keys);
        String all = causes.stream()
                .map(cause -> String.join(" | ", cause) + "\n" + render.apply(cause) + "\n")
                .collect(Collectors.joining("\n"));
        Golden.check(relative, all);
    }

    private static List<List<String>> causes(String relative) {
        try {
            String text = Files.readString(TestVectors.path(relative));
            return Stream.of(text.split("\n\n", -1))
                    .map(paragraph -> paragraph.lines().findFirst().orElseThrow())
                    .map(line -> Arrays.asList(line.split(" \\| ", -1)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
