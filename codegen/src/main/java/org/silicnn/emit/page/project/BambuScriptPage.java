package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/**
 * The script for Bambu.
 *
 * @param clockPeriod nanoseconds
 * @param maxCycles at which the co-simulation gives up
 */
public record BambuScriptPage(String top, String device, String clockPeriod, long maxCycles) implements Page {}
