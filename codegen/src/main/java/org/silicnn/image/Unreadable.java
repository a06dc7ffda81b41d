package org.silicnn.image;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Words for a failed read, whose own message is often only the path. */
final class Unreadable {
    private Unreadable() {}

    static UserException because(Path file, IOException cause) {
        if (cause instanceof NoSuchFileException) {
            Path here = Path.of("").toAbsolutePath();
            return new UserException(ImageProblem.NO_SUCH_FILE, Where.file(file), here.toString());
        }
        String reason =
                cause instanceof AccessDeniedException ? "permission denied" : String.valueOf(cause.getMessage());
        return new UserException(ImageProblem.NOT_READABLE, Where.file(file), reason);
    }
}
