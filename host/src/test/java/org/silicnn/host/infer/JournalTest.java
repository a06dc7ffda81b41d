package org.silicnn.host.infer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.host.board.NetworkDescriptor;
import org.silicnn.host.link.InferenceResult;
import org.silicnn.image.Image;
import org.silicnn.image.ImageSource;
import org.silicnn.ir.Shape;
import org.silicnn.problem.UserException;

class JournalTest {
    private static final int IMAGES = 5;

    @TempDir
    Path folder;

    @Test
    void givesBackWhatItWasGiven() throws IOException {
        Path file = folder.resolve("answers");
        write(file, 3);
        try (Journal journal = open(file)) {
            assertThat(journal.answered()).usingRecursiveComparison().isEqualTo(results(3));
            journal.add(results(4).get(3));
        }
        try (Journal journal = open(file)) {
            assertThat(journal.answered()).usingRecursiveComparison().isEqualTo(results(4));
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    /** Wherever a killed program stopped writing. */
    @Test
    void aTornEndIsAsIfItWereNotThere() throws IOException {
        Path whole = folder.resolve("whole");
        write(whole, 3);
        byte[] bytes = Files.readAllBytes(whole);
        int head = new String(bytes, StandardCharsets.US_ASCII).indexOf('\n') + 1;
        for (int length = head; length < bytes.length; length++) {
            Path torn = folder.resolve("torn");
            Files.write(torn, Arrays.copyOf(bytes, length));
            try (Journal journal = open(torn)) {
                int lines = (int) new String(bytes, head, length - head, StandardCharsets.US_ASCII)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                // A whole line that lacks only its end is whole.
                assertThat(journal.answered().size()).as("cut at %d", length).isBetween(lines, lines + 1);
                assertThat(journal.answered())
                        .usingRecursiveComparison()
                        .isEqualTo(results(journal.answered().size()));
            }
        }
    }

    @Test
    void aDamagedLineEndsWhatIsBelieved() throws IOException {
        Path file = folder.resolve("answers");
        write(file, 4);
        List<String> lines = Files.readAllLines(file);
        for (int at = 0; at < lines.get(2).length(); at++) {
            char[] line = lines.get(2).toCharArray();
            line[at] = line[at] == '1' ? '2' : '1';
            Path damaged = folder.resolve("damaged");
            Files.write(damaged, List.of(lines.get(0), lines.get(1), new String(line), lines.get(3)));
            try (Journal journal = open(damaged)) {
                assertThat(journal.answered()).as("character %d", at).hasSize(1);
            }
        }
    }

    @Test
    void otherImagesAnotherModelOrAnotherFileAreRefused() throws IOException {
        Path file = folder.resolve("answers");
        write(file, 2);
        assertProblem(InferProblem.OTHER_JOURNAL, () -> Journal.open(file, network("0123456789abcdee"), images(1)));
        assertProblem(InferProblem.OTHER_JOURNAL, () -> Journal.open(file, network("0123456789abcdef"), images(2)));
        Path other = Files.writeString(folder.resolve("notes.txt"), "buy milk\n");
        assertProblem(InferProblem.NOT_A_JOURNAL, () -> open(other));
        assertThat(other).content().isEqualTo("buy milk\n");
    }

    private static void assertProblem(InferProblem problem, ThrowingCallable call) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.diagnostics().get(0).problem()).isEqualTo(problem));
    }

    private static void write(Path file, int count) throws IOException {
        try (Journal journal = open(file)) {
            assertThat(journal.answered()).isEmpty();
            for (InferenceResult result : results(count)) {
                journal.add(result);
            }
        }
    }

    private static Journal open(Path file) throws IOException {
        return Journal.open(file, network("0123456789abcdef"), images(1));
    }

    private static List<InferenceResult> results(int count) {
        return Stream.of(0, 1, 2, 3, 4)
                .limit(count)
                .map(i -> new InferenceResult(i, new byte[] {i.byteValue(), -1, 127, 0}, 1000 + i, 8_000_000L + i))
                .toList();
    }

    private static NetworkDescriptor network(String hash) {
        return new NetworkDescriptor("net", hash, Shape.image(2, 2, 1), 4, 4, 1, true);
    }

    private static ImageSource images(int seed) {
        return new ImageSource() {
            @Override
            public int size() {
                return IMAGES;
            }

            @Override
            public String name(int index) {
                return "image " + index;
            }

            @Override
            public Image read(int index) {
                return new Image(name(index), new byte[] {(byte) seed, (byte) index, 0, 1});
            }
        };
    }
}
