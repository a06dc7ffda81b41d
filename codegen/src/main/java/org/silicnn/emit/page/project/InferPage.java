package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/** The top function over bytes. */
public record InferPage(
        String top,
        int inputWords,
        String inputType,
        int inputBytes,
        int outputWords,
        String outputType,
        int outputBytes)
        implements Page {}
