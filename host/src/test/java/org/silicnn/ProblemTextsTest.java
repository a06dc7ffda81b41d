package org.silicnn;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.silicnn.problem.Problem;
import org.silicnn.testvectors.TestVectors;

/** Every {@link Problem} of every module, found by looking, so that a new enum can't be forgotten. */
class ProblemTextsTest {
    private static final List<Problem> PROBLEMS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.silicnn").stream()
                    .filter(each -> each.isEnum() && each.isAssignableTo(Problem.class))
                    .flatMap(each -> Stream.of(each.reflect().getEnumConstants()))
                    .map(Problem.class::cast)
                    .toList();

    @Test
    void aCodeMeansOneProblem() {
        assertThat(PROBLEMS).extracting(Problem::code).doesNotHaveDuplicates();
        assertThat(PROBLEMS).extracting(Problem::code).allMatch(code -> code.matches("[A-Z]\\d{3}"));
    }

    @Test
    void everyProblemHasItsTextInAGoldenFile() throws IOException {
        assertThat(goldenTexts())
                .contains(PROBLEMS.stream()
                        .map(problem -> "[" + problem.code() + "]")
                        .toArray(CharSequence[]::new));
    }

    private static String goldenTexts() throws IOException {
        try (Stream<Path> files = Files.list(TestVectors.path("errors"))) {
            return files.filter(file -> file.toString().endsWith(".txt"))
                    .sorted()
                    .map(ProblemTextsTest::read)
                    .collect(Collectors.joining("\n"));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
