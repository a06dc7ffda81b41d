package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/** The project's one Makefile. */
public record MakefilePage(String top) implements Page {}
