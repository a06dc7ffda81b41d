package org.silicnn.cli;

import java.io.InputStream;
import java.io.PrintStream;

/**
 * Where a command reads and writes; given to it, so that tests can look.
 *
 * @param out results, and nothing else, so that they can be piped
 * @param err errors, notes and progress
 * @param in what the user types or pipes in
 * @param terminal whether {@code err} is a terminal that a progress bar may draw on
 */
public record Console(PrintStream out, PrintStream err, InputStream in, boolean terminal) {}
