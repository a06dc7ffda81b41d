package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/**
 * The project's one Makefile.
 *
 * @param tool the HLS tool unless another is asked for
 * @param board the board's name, or null if the project is for none
 */
public record MakefilePage(String top, String tool, String board) implements Page {}
