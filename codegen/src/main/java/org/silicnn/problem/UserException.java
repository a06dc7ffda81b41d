package org.silicnn.problem;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The world is wrong: a file, an image, the board. Any other exception that reaches the top means that we are wrong.
 *
 * <p>Its message is the text to show, hints included.
 */
public final class UserException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Diagnostic> diagnostics;

    /** For the one problem that ends a stage at once; a stage that can find several uses {@link Diagnostics}. */
    public UserException(Problem problem, Where where, Object... arguments) {
        this(List.of(Diagnostic.of(problem, where, arguments)), 0);
    }

    UserException(List<Diagnostic> diagnostics, int dropped) {
        super(text(diagnostics, dropped));
        this.diagnostics = diagnostics;
    }

    /** The problems, at least one. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    private static String text(List<Diagnostic> diagnostics, int dropped) {
        String lines = diagnostics.stream().map(Diagnostic::text).collect(Collectors.joining("\n"));
        return dropped == 0 ? lines : lines + "\nand " + dropped + " more problems";
    }
}
