package org.silicnn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.testvectors.TestVectors;

/** A page that names a file which has moved is worse than no page. */
class DocumentedPathsTest {
    private static final Pattern LINK = Pattern.compile("!?\\[[^]]*]\\(([^)#]*)[^)]*\\)");
    private static final Pattern CODE = Pattern.compile("```.*?```|`[^`]+`", Pattern.DOTALL);
    /** A relative path; what a build makes lies under target, and is not there yet. */
    private static final Pattern PATH = Pattern.compile("(?<![\\w$/.~=:-])(?!\\S*\\btarget\\b)\\.?[\\w.-]+/[\\w./-]+");

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "CONTRIBUTING.md"})
    void everyPathExists(String page) throws IOException {
        List<String> paths = paths(Files.readString(TestVectors.repository().resolve(page)));
        assertThat(paths).hasSizeGreaterThan(3).allSatisfy(path -> assertThat(resolve(path))
                .as("%s names %s", page, path)
                .exists());
    }

    private static List<String> paths(String text) {
        Stream<String> links = LINK.matcher(text).results().map(link -> link.group(1));
        String withoutLinks = LINK.matcher(text).replaceAll(" ");
        Stream<String> spans = CODE.matcher(withoutLinks).results().map(MatchResult::group);
        Stream<String> words =
                spans.flatMap(span -> PATH.matcher(span).results()).map(MatchResult::group);
        return Stream.concat(links, words)
                .filter(path -> !path.contains("://") && !path.isEmpty())
                .distinct()
                .toList();
    }

    private static Path resolve(String path) {
        return TestVectors.repository().resolve(path);
    }
}
