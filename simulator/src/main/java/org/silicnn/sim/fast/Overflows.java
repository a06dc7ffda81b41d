package org.silicnn.sim.fast;

import org.silicnn.fixed.Overflow;
import org.silicnn.ir.TensorType;

/** {@link Overflow} on rows of rounded integers, zero point not yet added; nor is it afterwards. */
final class Overflows {
    private final Overflow overflow;
    private final double least;
    private final double most;
    private final double zeroPoint;
    private final double range;

    Overflows(Overflow overflow, TensorType to) {
        this.overflow = overflow;
        zeroPoint = to.zeroPoint();
        range = Math.scalb(1.0, to.format().width());
        // One bit has no symmetric range and keeps −1.
        boolean symmetric = overflow == Overflow.SAT_SYM && to.format().signed();
        long min = symmetric ? to.format().min() | 1 : to.format().min();
        least = min - zeroPoint;
        most = to.format().max() - zeroPoint;
    }

    /** {@link Overflow#WRAP_SM} looks at bits that a rounded number no longer has. */
    static boolean supports(Overflow overflow) {
        return overflow != Overflow.WRAP_SM;
    }

    void apply(double[] row, int n) {
        switch (overflow) {
            case SAT, SAT_SYM -> saturate(row, n);
            case SAT_ZERO -> zero(row, n);
            case WRAP -> wrap(row, n);
            case WRAP_SM -> throw new IllegalStateException("not supported: " + overflow);
        }
    }

    private void saturate(double[] row, int n) {
        double low = least;
        double high = most;
        double both = low + high;
        for (int i = 0; i < n; i++) {
            // Integers: twice as fast as minimum and maximum, which look after NaN and two zeros.
            row[i] = (Math.abs(row[i] - low) - Math.abs(row[i] - high) + both) * 0.5;
        }
    }

    /** What is outside, by at least 1 as it is an integer, is stored as 0. */
    private void zero(double[] row, int n) {
        double low = least;
        double high = most;
        double zero = -zeroPoint;
        for (int i = 0; i < n; i++) {
            double inside = Math.max(low, Math.min(high, row[i]));
            double outside = Math.min(1, Math.abs(row[i] - inside));
            row[i] = inside + outside * (zero - inside);
        }
    }

    private void wrap(double[] row, int n) {
        double low = least;
        double whole = range;
        for (int i = 0; i < n; i++) {
            row[i] -= whole * Math.floor((row[i] - low) / whole);
        }
    }
}
