package org.silicnn.testvectors;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of known answers. */
public final class TestVectors {
    private static final Path FOLDER = find();

    private TestVectors() {}

    /**
     * A file or folder under {@code test-vectors/}.
     *
     * @param relative for example {@code "fixed/requantize.csv"}
     * @throws IllegalArgumentException if there is no such file
     */
    public static Path path(String relative) {
        Path path = FOLDER.resolve(relative);
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("no test vector " + path);
        }
        return path;
    }

    /** {@code test-vectors/} itself, absolute. */
    public static Path folder() {
        return FOLDER;
    }

    /** The folder of the whole repository, for tests of what lies outside the class path. */
    public static Path repository() {
        return FOLDER.getParent();
    }

    /** The build says where it is; an IDE that runs one test says nothing, so walk up from the module. */
    private static Path find() {
        String told = System.getProperty("silicnn.testVectors");
        if (told != null) {
            return Path.of(told).toAbsolutePath();
        }
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path candidate = at.resolve("test-vectors");
            if (Files.isRegularFile(candidate.resolve("pom.xml"))) {
                return candidate;
            }
        }
        throw new IllegalStateException(
                "test-vectors/ not found above " + Path.of("").toAbsolutePath());
    }
}
