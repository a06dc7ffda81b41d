package org.silicnn.emit;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Gives model names a spelling that is safe in C, Tcl, make and shell: ASCII letters, digits and underscores, never a
 * keyword, never twice.
 */
final class CNames {
    private static final int LONGEST = 40;

    private final Set<String> taken = new HashSet<>();

    /**
     * A fresh identifier.
     *
     * @param prefix starts with a letter; together with the underscore behind it, it keeps clear of keywords and libraries
     * @param name any text
     */
    String identifier(String prefix, String name) {
        String base = prefix + "_" + sanitize(name);
        String candidate = base;
        for (int i = 2; !taken.add(candidate.toLowerCase(Locale.ROOT)); i++) {
            candidate = base + "_" + i;
        }
        return candidate;
    }

    private static String sanitize(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9]+", "_").replaceAll("^_+|_+$", "");
        return safe.isEmpty()
                ? "x"
                : safe.substring(0, Math.min(LONGEST, safe.length())).replaceAll("_+$", "");
    }

    /** Model text for a comment or a table: no quote, no newline, no comment end, no line continuation, no markup. */
    static String comment(String text) {
        String safe = text.replaceAll("[^A-Za-z0-9 _.,:;+=/()\\[\\]>-]", "?");
        return safe.length() <= 2 * LONGEST ? safe : safe.substring(0, 2 * LONGEST) + "...";
    }
}
