package org.silicnn.emit.page.project;

import java.util.List;
import org.silicnn.emit.page.Page;

/**
 * The script for Vitis HLS.
 *
 * @param clockPeriod nanoseconds
 * @param files that the test bench reads
 */
public record VitisScriptPage(String top, String part, String clockPeriod, List<String> files) implements Page {}
