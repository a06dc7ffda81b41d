package org.silicnn.testvectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Golden files: text a test expects, kept under {@code test-vectors/} where a reviewer reads it.
 *
 * <p>{@code SILICNN_UPDATE_GOLDEN=1 mvn test} rewrites them instead of comparing; read the diff before committing it.
 */
public final class Golden {
    private static final String SWITCH = "SILICNN_UPDATE_GOLDEN";

    private Golden() {}

    /**
     * Fails, showing the difference, unless {@code actual} is the content of the golden file.
     *
     * @param relative the file under {@code test-vectors/}, for example {@code "errors/S104.txt"}
     */
    public static void check(String relative, String actual) {
        Path file = TestVectors.folder().resolve(relative);
        try {
            if (updating()) {
                Files.createDirectories(file.getParent());
                Files.writeString(file, actual);
                return;
            }
            assertThat(file).as("golden file (to write it: %s=1)", SWITCH).isRegularFile();
            assertThat(actual)
                    .as("%s (if the new text is right: %s=1)", relative, SWITCH)
                    .isEqualTo(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether this run rewrites golden files. */
    public static boolean updating() {
        return "1".equals(System.getenv(SWITCH));
    }
}
