package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/**
 * The script for Vitis HLS.
 *
 * @param clockPeriod nanoseconds
 */
public record VitisScriptPage(String top, String part, String clockPeriod) implements Page {}
