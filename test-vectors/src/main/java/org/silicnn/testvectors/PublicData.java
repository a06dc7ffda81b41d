package org.silicnn.testvectors;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Nets and data sets that others published. They are not part of this repository; a test that wants one is skipped where
 * it isn't there.
 *
 * <p>They are looked for in {@code -Dsilicnn.publicData=FOLDER}, else in {@code shared/data} beside the clone.
 */
public final class PublicData {
    private PublicData() {}

    /**
     * A file or folder of published data; skips the calling test if it isn't there.
     *
     * @param relative for example {@code "mnist-cntk/model.onnx"}
     */
    public static Path path(String relative) {
        Path path = folder().resolve(relative);
        return Files.exists(path) ? path : abort("no " + path + "; -Dsilicnn.publicData=FOLDER says where it is");
    }

    private static Path folder() {
        String told = System.getProperty("silicnn.publicData");
        return told != null
                ? Path.of(told).toAbsolutePath()
                : TestVectors.repository().resolveSibling("shared").resolve("data");
    }
}
