package org.silicnn.fixed;

/**
 * What happens to an integer that its format can't hold. The names are those of {@code ap_fixed} (AMD UG1399) without
 * the {@code AP_}; the worked numbers go into signed 4 bits, −8..7.
 */
public enum Overflow {
    /** {@code AP_SAT}: the nearest limit. 9 gives 7; −9 gives −8. */
    SAT,
    /** {@code AP_SAT_ZERO}: zero. 9 gives 0; −9 gives 0. */
    SAT_ZERO,
    /** {@code AP_SAT_SYM}: the nearest limit of the symmetric range. 9 gives 7; −9 gives −7, and so does −8. */
    SAT_SYM,
    /** {@code AP_WRAP}: the low bits stay. 9 gives −7; −9 gives 7. */
    WRAP;

    /** {@code value} as {@code to} stores it under this mode. */
    public long apply(long value, FixedFormat to) {
        return switch (this) {
            case SAT -> Math.max(to.min(), Math.min(to.max(), value));
            case SAT_ZERO -> to.holds(value) ? value : 0;
            case SAT_SYM -> Math.max(to.signed() ? -to.max() : 0, Math.min(to.max(), value));
            case WRAP -> wrap(value, to);
        };
    }

    private static long wrap(long value, FixedFormat to) {
        int drop = Long.SIZE - to.width();
        return to.signed() ? value << drop >> drop : value << drop >>> drop;
    }
}
