package org.silicnn.testvectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TestVectorsTest {
    @Test
    void findsTheFolderOfThisRepository() {
        assertThat(TestVectors.folder()).isAbsolute().hasFileName("test-vectors");
        assertThat(TestVectors.path("pom.xml")).isRegularFile();
    }

    @Test
    void namesTheMissingFile() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestVectors.path("no/such.csv"))
                .withMessageContaining("no/such.csv");
    }
}
