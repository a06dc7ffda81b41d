package org.silicnn.fixed;

/**
 * The format of a fixed-point number: the stored integer {@code q} stands for {@code q / 2^fractionBits}.
 *
 * <p>{@code FixedFormat(8, 4, true)} is {@code ap_fixed<8,4>}: −128..127 in steps of 1/16.
 *
 * @param width bits stored, the sign bit included: 1..63, unsigned 1..62. Activations and weights use at most
 *     {@value #MAX_VALUE_WIDTH}; the rest is for accumulators
 * @param fractionBits binary places, −1023..1023; negative when the least significant bit counts more than one, above
 *     {@code width} when all stored bits are places
 * @param signed two's complement if true, else unsigned
 */
public record FixedFormat(int width, int fractionBits, boolean signed) {
    /** Widest format of a weight or an activation. */
    public static final int MAX_VALUE_WIDTH = 32;
    /** Widest accumulator: one bit below a Java long, so that a sum of two never wraps. */
    public static final int MAX_WIDTH = 63;

    /** A step of {@code 2^1023} is the largest that a double holds. */
    private static final int MAX_FRACTION_BITS = 1023;

    /** @throws IllegalArgumentException if a component is outside its range */
    public FixedFormat {
        int most = signed ? MAX_WIDTH : MAX_WIDTH - 1;
        if (width < 1 || width > most) {
            throw new IllegalArgumentException("width must be 1.." + most + ", not " + width);
        }
        if (Math.abs((long) fractionBits) > MAX_FRACTION_BITS) {
            throw new IllegalArgumentException(
                    "fractionBits must be -" + MAX_FRACTION_BITS + ".." + MAX_FRACTION_BITS + ", not " + fractionBits);
        }
    }

    public static FixedFormat signed(int width, int fractionBits) {
        return new FixedFormat(width, fractionBits, true);
    }

    public static FixedFormat unsigned(int width, int fractionBits) {
        return new FixedFormat(width, fractionBits, false);
    }

    /**
     * The narrowest signed format that holds every integer of {@code low..high}.
     *
     * @throws IllegalArgumentException if that takes more than {@value #MAX_WIDTH} bits
     */
    public static FixedFormat signedFor(long low, long high, int fractionBits) {
        return new FixedFormat(signedBits(low, high), fractionBits, true);
    }

    /** Bits of two's complement that {@code low..high} takes: 1..64. */
    public static int signedBits(long low, long high) {
        int forLow = Long.SIZE + 1 - Long.numberOfLeadingZeros(low < 0 ? ~low : low);
        int forHigh = Long.SIZE + 1 - Long.numberOfLeadingZeros(high < 0 ? ~high : high);
        return Math.max(forLow, forHigh);
    }

    /** Smallest stored integer. */
    public long min() {
        return signed ? -(1L << (width - 1)) : 0;
    }

    /** Largest stored integer. */
    public long max() {
        return (1L << (signed ? width - 1 : width)) - 1;
    }

    /** What one step of the stored integer is worth: {@code 2^-fractionBits}. */
    public double scale() {
        return Math.scalb(1.0, -fractionBits);
    }

    public boolean holds(long value) {
        return value >= min() && value <= max();
    }

    /** Bytes of the machine word that stores a value: 1, 2, 4 or 8. */
    public int storageBytes() {
        return width <= 8 ? 1 : width <= 16 ? 2 : width <= 32 ? 4 : 8;
    }

    public FixedFormat withFractionBits(int newFractionBits) {
        return new FixedFormat(width, newFractionBits, signed);
    }

    /** {@code s8.4} or {@code u8.8}: sign, width, fraction bits. */
    @Override
    public String toString() {
        return (signed ? "s" : "u") + width + "." + fractionBits;
    }
}
