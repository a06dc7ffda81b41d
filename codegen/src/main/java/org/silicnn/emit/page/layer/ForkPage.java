package org.silicnn.emit.page.layer;

import java.util.List;
import org.silicnn.emit.page.Page;

/** Copies of a stream: each stream has one reader. */
public record ForkPage(String title, String function, Packing word, int words, List<String> outputs) implements Page {}
