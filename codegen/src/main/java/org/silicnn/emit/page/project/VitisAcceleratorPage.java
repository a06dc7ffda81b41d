package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/** The kernel as Vitis HLS makes it, wrapped for the serial link. */
public record VitisAcceleratorPage(String top, String hash, StreamPort input, StreamPort output) implements Page {}
