package org.silicnn.problem;

/**
 * Text that came from outside, made safe for a terminal: a node name in a model file may hold escape sequences, line
 * feeds that forge a message of ours, or a megabyte.
 */
public final class Printable {
    /** Longest text of an argument, in characters after escaping. */
    static final int MAX_LENGTH = 160;

    private Printable() {}

    /**
     * The text with control, format, unassigned and lone surrogate characters written as {@code \}{@code uXXXX}, cut to
     * {@value #MAX_LENGTH} characters ending in {@code ...} if it is longer.
     */
    public static String of(String text) {
        StringBuilder safe = new StringBuilder();
        for (int i = 0; i < text.length() && safe.length() <= MAX_LENGTH; ) {
            int codePoint = text.codePointAt(i);
            append(safe, codePoint);
            i += Character.charCount(codePoint);
        }
        return safe.length() <= MAX_LENGTH ? safe.toString() : cut(safe);
    }

    private static String cut(StringBuilder safe) {
        int end = MAX_LENGTH - 3;
        if (Character.isHighSurrogate(safe.charAt(end - 1))) {
            end--;
        }
        return safe.substring(0, end) + "...";
    }

    private static void append(StringBuilder safe, int codePoint) {
        switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> {
                for (char unit : Character.toChars(codePoint)) {
                    safe.append(escape(unit));
                }
            }
            default -> safe.appendCodePoint(codePoint);
        }
    }

    private static String escape(char unit) {
        return switch (unit) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> String.format("\\u%04x", (int) unit);
        };
    }
}
