package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/**
 * The configuration for the unified commands that take the place of Vitis HLS.
 *
 * @param clockPeriod nanoseconds
 */
public record VitisConfigPage(String top, String part, String clockPeriod) implements Page {}
