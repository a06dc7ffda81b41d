package org.silicnn.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Network;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * The network of a project folder that a user names.
 *
 * @param hash 16 hexadecimal digits
 */
public record ProjectNetwork(Network network, String hash) {
    /**
     * Reads it.
     *
     * @throws UserException if the folder isn't a project, or its network was damaged
     */
    public static ProjectNetwork open(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new UserException(
                    CodegenProblem.FILE_NOT_FOUND,
                    Where.file(folder),
                    Path.of("").toAbsolutePath());
        }
        if (!Files.isRegularFile(folder.resolve(NetworkFile.JSON))) {
            throw new UserException(CodegenProblem.PROJECT_WITHOUT_NETWORK, Where.file(folder));
        }
        try {
            Network network = NetworkFile.read(folder);
            return new ProjectNetwork(network, new NetworkFile(network).hash());
        } catch (InvalidNetworkException e) {
            throw new UserException(CodegenProblem.NETWORK_FILE_INVALID, Where.file(folder), e.getMessage());
        } catch (IOException e) {
            throw new UserException(CodegenProblem.FILE_NOT_READABLE, Where.file(folder), e.getMessage());
        }
    }
}
