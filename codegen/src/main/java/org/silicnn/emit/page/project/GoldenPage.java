package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/** Images and the simulator's answers. */
public record GoldenPage(
        String hash,
        int count,
        String inputType,
        int inputSize,
        List<String> inputLines,
        String outputType,
        int outputSize,
        List<String> outputLines)
        implements Page {}
