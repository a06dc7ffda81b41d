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
    WRAP,
    /**
     * {@code AP_WRAP_SM} with no saturated bits: folds back at a limit. The lowest lost bit becomes the sign, and the
     * other bits are inverted if that changes the sign. 9 gives 6; −9 gives −8; 16 gives −1. Signed formats only, as
     * in {@code ap_fixed}; and as there, the lost bit is that of the value before rounding.
     */
    WRAP_SM;

    /** Whether only the low bits of a value count. */
    boolean wraps() {
        return this == WRAP || this == WRAP_SM;
    }

    /** Whether results of a format can be made under this mode. */
    public boolean supports(FixedFormat to) {
        return this != WRAP_SM || to.signed();
    }

    /**
     * {@code rounded} as {@code to} stores it under this mode.
     *
     * @param floor the same value rounded towards minus infinity; only {@link #WRAP_SM} looks at it
     * @param to a format that this mode supports
     */
    long apply(long rounded, long floor, FixedFormat to) {
        return switch (this) {
            case SAT -> Math.max(to.min(), Math.min(to.max(), rounded));
            case SAT_ZERO -> to.holds(rounded) ? rounded : 0;
            case SAT_SYM -> Math.max(symmetricMin(to), Math.min(to.max(), rounded));
            case WRAP -> wrap(rounded, to);
            case WRAP_SM -> to.holds(rounded) ? rounded : fold(rounded, floor, to);
        };
    }

    /** One bit has no symmetric range: it keeps −1, as in {@code ap_fixed}. */
    private static long symmetricMin(FixedFormat to) {
        return to.signed() ? to.min() | 1 : 0;
    }

    private static long wrap(long value, FixedFormat to) {
        int drop = Long.SIZE - to.width();
        return to.signed() ? value << drop >> drop : value << drop >>> drop;
    }

    private static long fold(long rounded, long floor, FixedFormat to) {
        long wrapped = wrap(rounded, to);
        boolean negative = (floor >> to.width() & 1) != 0;
        return negative == wrapped < 0 ? wrapped : ~wrapped;
    }
}
