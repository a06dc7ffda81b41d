package org.silicnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.testvectors.TestVectors;

/** A file one can hold in the head. One that outgrows its budget has a second purpose: give that a file of its own. */
class SizeBudgetTest {
    @ParameterizedTest(name = "{0} has at most {1} lines")
    @CsvSource({".java, 400", ".ftl, 120"})
    void filesAreSmall(String suffix, int budget) throws IOException {
        for (String module : List.of("simulator", "hls-templates", "codegen", "host", "test-vectors")) {
            Path sources = TestVectors.repository().resolve(module).resolve("src");
            try (Stream<Path> files = Files.walk(sources)) {
                assertThat(files.filter(file -> file.toString().endsWith(suffix)))
                        .allSatisfy(file -> assertThat(Files.readAllLines(file))
                                .as("%s", file)
                                .hasSizeLessThanOrEqualTo(budget));
            }
        }
    }
}
