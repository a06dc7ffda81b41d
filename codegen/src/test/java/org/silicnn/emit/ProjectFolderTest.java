package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.UserException;
import org.silicnn.schedule.Schedule;

class ProjectFolderTest {
    private static final Words VALUES = new Words(TensorType.fixed(Shape.vector(1), FixedFormat.signed(8, 0)), 1);
    private static final Dataflow NOTHING =
            new Dataflow(VALUES, VALUES, List.of(), List.of(), List.of(), List.of(), new Schedule(0, 0, Map.of()));

    @TempDir
    Path parent;

    @Test
    void writesEveryFileAndLeavesNothingBeside() throws IOException {
        Path target = parent.resolve("deep/er/out");
        ProjectFolder.write(project("a", "1", "src/b.cpp", "2"), target, false);

        assertThat(contents(target)).containsEntry("a", "1").containsEntry("src/b.cpp", "2");
        assertThat(contents(target.getParent()).keySet()).allMatch(path -> path.startsWith("out/"));
    }

    @Test
    void replacesAnEarlierProjectAndKeepsWhatIsNotOurs() throws IOException {
        Path target = parent.resolve("out");
        ProjectFolder.write(project("a", "1", "stale", "x"), target, false);
        Files.writeString(target.resolve("notes.txt"), "mine");
        Files.createDirectories(target.resolve("build"));
        Files.writeString(target.resolve("build/testbench"), "binary");

        ProjectFolder.write(project("a", "2"), target, false);

        assertThat(contents(target))
                .containsEntry("a", "2")
                .containsEntry("notes.txt", "mine")
                .doesNotContainKeys("stale", "build/testbench");
        assertThat(contents(parent).keySet()).allMatch(path -> path.startsWith("out/"));
    }

    @Test
    void refusesToLoseAnEdit() throws IOException {
        Path target = parent.resolve("out");
        ProjectFolder.write(project("a", "1", "b", "1"), target, false);
        Files.writeString(target.resolve("b"), "edited");

        assertThatThrownBy(() -> ProjectFolder.write(project("a", "2", "b", "2"), target, false))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("out/b: this generated file was edited and would be lost [S402]");
        assertThat(contents(target)).containsEntry("a", "1").containsEntry("b", "edited");

        ProjectFolder.write(project("a", "2", "b", "2"), target, true);
        assertThat(contents(target)).containsEntry("b", "2");
    }

    @Test
    void refusesAFolderOfSomebodyElse() throws IOException {
        Files.writeString(parent.resolve("thesis.tex"), "ten years");

        assertThatThrownBy(() -> ProjectFolder.write(project("a", "1"), parent, true))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[S401]");
        assertThat(contents(parent)).containsOnlyKeys("thesis.tex");
    }

    @Test
    void leavesTheOldProjectWhenWritingFails() throws IOException {
        Path target = parent.resolve("out");
        ProjectFolder.write(project("a", "1"), target, false);
        List<ProjectFile> files = new ArrayList<>(project("a", "2").files());
        files.add(new ProjectFile("b", out -> {
            throw new IOException("no space left on device");
        }));

        assertThatThrownBy(() -> ProjectFolder.write(new HlsProject("top", "0", NOTHING, files), target, false))
                .isInstanceOf(IOException.class);
        assertThat(contents(target)).containsEntry("a", "1").doesNotContainKey("b");
        assertThat(contents(parent).keySet()).allMatch(path -> path.startsWith("out/"));
    }

    private static HlsProject project(String... pathsAndTexts) {
        List<ProjectFile> files = new ArrayList<>();
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            byte[] text = pathsAndTexts[i + 1].getBytes(StandardCharsets.UTF_8);
            files.add(new ProjectFile(pathsAndTexts[i], out -> out.write(text)));
        }
        return new HlsProject("top", "0", NOTHING, files);
    }

    private static Map<String, String> contents(Path folder) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return contents;
    }
}
