package org.silicnn.cli;

/** The command line itself is wrong; nothing has been read or written yet. Its message is one line for the user. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Takes the line to show, without the program's name. */
    public UsageException(String message) {
        super(message);
    }
}
