package org.silicnn.cli;

/** What a finished command tells the shell. */
public final class ExitCode {
    /** Did what was asked. */
    public static final int OK = 0;
    /** The input or the board is wrong. */
    public static final int WRONG_INPUT = 1;
    /** The command line is wrong. */
    public static final int USAGE = 2;
    /** We are wrong. */
    public static final int BUG = 3;

    private ExitCode() {}
}
