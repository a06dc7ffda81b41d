package org.silicnn.fixed;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The rules once more, on exact decimals: slow, without a shift or a mask, and nothing shared with what it checks. */
public final class ExactReference {
    private static final BigInteger TWO = BigInteger.TWO;
    private static final BigInteger TWO_TO_31 = TWO.pow(31);

    private ExactReference() {}

    public static BigInteger round(BigDecimal value, Rounding rounding) {
        boolean negative = value.signum() < 0;
        RoundingMode mode =
                switch (rounding) {
                    case TRN -> RoundingMode.FLOOR;
                    case TRN_ZERO -> RoundingMode.DOWN;
                    case RND -> negative ? RoundingMode.HALF_DOWN : RoundingMode.HALF_UP;
                    case RND_ZERO -> RoundingMode.HALF_DOWN;
                    case RND_INF, TFLITE -> RoundingMode.HALF_UP;
                    case RND_MIN_INF -> negative ? RoundingMode.HALF_UP : RoundingMode.HALF_DOWN;
                    case RND_CONV -> RoundingMode.HALF_EVEN;
                };
        return value.setScale(0, mode).toBigIntegerExact();
    }

    /** {@code value / 2^shift}, any shift, also by {@link Rounding#TFLITE}. */
    public static BigInteger divide(BigInteger value, int shift, Rounding rounding) {
        if (rounding == Rounding.TFLITE) {
            int left = Math.max(0, 31 - shift);
            BigInteger high = doublingHighMul(value.multiply(TWO.pow(left)));
            return round(scaled(new BigDecimal(high), -Math.max(0, shift - 31)), Rounding.RND_INF);
        }
        return round(scaled(new BigDecimal(value), -shift), rounding);
    }

    /** {@code SaturatingRoundingDoublingHighMul} on the product: a nudge, then a division towards zero. */
    private static BigInteger doublingHighMul(BigInteger product) {
        BigInteger nudge = product.signum() >= 0 ? TWO.pow(30) : BigInteger.ONE.subtract(TWO.pow(30));
        return product.add(nudge).divide(TWO_TO_31);
    }

    /** {@code value · 2^exponent}. */
    public static BigDecimal scaled(BigDecimal value, int exponent) {
        BigDecimal factor = new BigDecimal(TWO.pow(Math.abs(exponent)));
        // A division by a power of two ends after as many decimal places.
        return exponent >= 0
                ? value.multiply(factor)
                : value.divide(factor, value.scale() - exponent + 1, RoundingMode.UNNECESSARY);
    }

    /** What {@code to} stores for an integer; {@code floor} is what it was before rounding. */
    public static long store(BigInteger value, BigInteger floor, Overflow overflow, FixedFormat to) {
        BigInteger high = TWO.pow(to.signed() ? to.width() - 1 : to.width()).subtract(BigInteger.ONE);
        BigInteger low = to.signed() ? high.negate().subtract(BigInteger.ONE) : BigInteger.ZERO;
        BigInteger least = overflow == Overflow.SAT_SYM && to.signed() && to.width() > 1 ? high.negate() : low;
        boolean below = value.compareTo(least) < 0;
        if (!below && value.compareTo(high) <= 0) {
            return value.longValueExact();
        }
        return switch (overflow) {
            case SAT, SAT_SYM -> (below ? least : high).longValueExact();
            case SAT_ZERO -> 0;
            case WRAP -> congruent(value, low, to);
            case WRAP_SM -> {
                long wrapped = congruent(value, low, to);
                boolean lostBit = floor.testBit(to.width());
                yield lostBit == wrapped < 0 ? wrapped : -1 - wrapped;
            }
        };
    }

    private static long congruent(BigInteger value, BigInteger low, FixedFormat to) {
        return value.subtract(low).mod(TWO.pow(to.width())).add(low).longValueExact();
    }

    public static long requantize(
            long accumulator,
            int multiplier,
            int shift,
            int zeroPoint,
            Rounding rounding,
            Overflow overflow,
            FixedFormat to) {
        BigInteger product = BigInteger.valueOf(accumulator).multiply(BigInteger.valueOf(multiplier));
        BigInteger zero = BigInteger.valueOf(zeroPoint);
        BigInteger rounded = divide(product, shift, rounding).add(zero);
        BigInteger floor = divide(product, shift, Rounding.TRN).add(zero);
        return store(rounded, floor, overflow, to);
    }
}
