package org.silicnn.emit.page.layer;

import org.silicnn.emit.page.Page;

/**
 * A stage that reads external memory.
 *
 * @param words of memory
 * @param rounds times that they are read for an image
 */
public record LoadPage(String title, String function, int words, int rounds) implements Page {}
