package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/** The program that answers images on standard input; sizes in bytes. */
public record ServePage(int inputSize, int outputSize) implements Page {}
