package org.silicnn.host.infer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.silicnn.problem.UserException;
import org.silicnn.store.NetworkFile;
import org.silicnn.store.ProjectNetwork;

/** The project folders beside one, among which is often the one whose bitstream a board really has. */
public final class NeighbourProjects {
    /** A folder with more than these is no place for projects. */
    private static final int MOST_FOLDERS = 200;

    private NeighbourProjects() {}

    /** The name of the network with this hash, if a folder beside {@code project} holds it. */
    public static Optional<String> nameOf(String hash, Path project) {
        Path parent = project.toAbsolutePath().normalize().getParent();
        if (parent == null) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.limit(MOST_FOLDERS)
                    .filter(folder -> Files.isRegularFile(folder.resolve(NetworkFile.JSON)))
                    .flatMap(folder -> open(folder).stream())
                    .filter(neighbour -> neighbour.hash().equals(hash))
                    .map(neighbour -> neighbour.network().name())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Optional<ProjectNetwork> open(Path folder) {
        try {
            return Optional.of(ProjectNetwork.open(folder));
        } catch (UserException e) {
            return Optional.empty();
        }
    }
}
