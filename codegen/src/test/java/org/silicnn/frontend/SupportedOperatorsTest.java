package org.silicnn.frontend;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.silicnn.testvectors.Golden;

class SupportedOperatorsTest {
    private static final String HEAD = """
            # What can be imported

            Written by `SupportedOperatorsTest` from the tables that importing uses; `SILICNN_UPDATE_GOLDEN=1 mvn test` writes it
            anew. A model that holds anything else is refused, and everything in it that isn't listed here is named at once.
            `silicnn inspect` shows what a model becomes.
            """;

    @Test
    void thePageListsWhatTheTablesHold() {
        Golden.check(
                "../docs/operators.md",
                HEAD
                        + ModelReader.formats().stream()
                                .map(SupportedOperatorsTest::section)
                                .collect(Collectors.joining()));
    }

    private static String section(ModelFormat format) {
        return "\n## " + format.parts() + "\n\n"
                + format.supported().stream()
                        .map(word -> "`" + word + "`")
                        .collect(Collectors.joining(", ", "", ".\n"));
    }
}
