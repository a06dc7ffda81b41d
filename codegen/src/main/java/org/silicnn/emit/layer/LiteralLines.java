package org.silicnn.emit.layer;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.IntToLongFunction;

/** The lines of an initialiser, made one at a time, so that a table of millions takes no memory. */
public final class LiteralLines extends AbstractList<String> implements RandomAccess {
    private static final int PER_LINE = 24;

    private final int size;
    private final IntToLongFunction values;

    public LiteralLines(int size, IntToLongFunction values) {
        this.size = size;
        this.values = values;
    }

    public static List<String> of(long[] values) {
        return new LiteralLines(values.length, i -> values[i]);
    }

    @Override
    public String get(int line) {
        StringBuilder text = new StringBuilder();
        int end = Math.min(size, (line + 1) * PER_LINE);
        for (int i = line * PER_LINE; i < end; i++) {
            text.append(literal(values.applyAsLong(i))).append(i == end - 1 ? "," : ", ");
        }
        return text.toString();
    }

    /** A number in C. */
    static String literal(long value) {
        // C has no literal for the least long: it reads -9223372036854775808 as minus something too large.
        return value == Long.MIN_VALUE ? "(-9223372036854775807 - 1)" : Long.toString(value);
    }

    @Override
    public int size() {
        return (size + PER_LINE - 1) / PER_LINE;
    }
}
