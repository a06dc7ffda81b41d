package org.silicnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.emit.EmitOptions;
import org.silicnn.emit.HlsProject;
import org.silicnn.emit.ProjectBuilder;
import org.silicnn.emit.ProjectFolder;
import org.silicnn.problem.UserException;

/** The network of a generated project: what is no project, or no longer one, is refused by its name. */
class ProjectNetworkTest {
    @TempDir
    Path folder;

    @Test
    void isWhatTheProjectWasMadeOf() throws IOException {
        HlsProject project = write();

        ProjectNetwork read = ProjectNetwork.open(folder.resolve("project"));

        assertThat(read.hash()).isEqualTo(project.hash());
        assertThat(read.network().layers()).isNotEmpty();
    }

    @Test
    void aFolderWithoutOneIsNoProject() throws IOException {
        assertThatThrownBy(() -> ProjectNetwork.open(folder))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[S404]");
        assertThatThrownBy(() -> ProjectNetwork.open(folder.resolve("nowhere"))).isInstanceOf(UserException.class);
    }

    @Test
    void damageIsSeen() throws IOException {
        write();
        Path json = folder.resolve("project").resolve(NetworkFile.JSON);
        for (String damaged : List.of("", "{", Files.readString(json).replaceFirst("\"layers\"", "\"lagers\""))) {
            Files.writeString(json, damaged);
            assertThatThrownBy(() -> ProjectNetwork.open(folder.resolve("project")))
                    .as(damaged)
                    .isInstanceOf(UserException.class)
                    .hasMessageContaining("[S403]");
        }
    }

    private HlsProject write() throws IOException {
        HlsProject project =
                ProjectBuilder.build(LayerCase.all().get(0).network(), List.of(), EmitOptions.defaults("test"));
        ProjectFolder.write(project, folder.resolve("project"), false);
        return project;
    }
}
