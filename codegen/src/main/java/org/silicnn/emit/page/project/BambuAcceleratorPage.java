package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/** The kernel as Bambu makes it, wrapped for the serial link. */
public record BambuAcceleratorPage(String top, String hash, StreamPort input, StreamPort output) implements Page {}
