package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * The configuration for the unified commands that take the place of Vitis HLS.
 *
 * @param clockPeriod nanoseconds
 * @param files that the test bench reads
 */
public record VitisConfigPage(String top, String part, String clockPeriod, List<String> files) implements Page {}
