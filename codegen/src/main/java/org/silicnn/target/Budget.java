package org.silicnn.target;

/**
 * What an FPGA holds, or what a design takes of it.
 *
 * @param lut look-up tables, of as many inputs as {@link BoardDescription#lutInputs} says
 * @param ff flip-flops
 * @param dsp multipliers, as the vendor counts them
 * @param bram18 block RAMs of 18 Kbit (18,432 bits); a 36 Kbit block is two, smaller ones are summed up and rounded down
 */
public record Budget(int lut, int ff, int dsp, int bram18) {
    /** Nothing at all. */
    public static final Budget NOTHING = new Budget(0, 0, 0, 0);

    /** @throws IllegalArgumentException if anything is negative */
    public Budget {
        if (lut < 0 || ff < 0 || dsp < 0 || bram18 < 0) {
            throw new IllegalArgumentException(
                    "a budget is never negative: " + lut + " LUT, " + ff + " FF, " + dsp + " DSP, " + bram18 + " BRAM");
        }
    }

    /** Whether a design that takes {@code need} fits into this, resource by resource. */
    public boolean holds(Budget need) {
        return need.lut <= lut && need.ff <= ff && need.dsp <= dsp && need.bram18 <= bram18;
    }

    /** Both together. */
    public Budget plus(Budget other) {
        return new Budget(
                Math.addExact(lut, other.lut),
                Math.addExact(ff, other.ff),
                Math.addExact(dsp, other.dsp),
                Math.addExact(bram18, other.bram18));
    }

    /** What is left when this much is taken off, never below nothing. */
    public Budget without(Budget taken) {
        return new Budget(
                Math.max(0, lut - taken.lut),
                Math.max(0, ff - taken.ff),
                Math.max(0, dsp - taken.dsp),
                Math.max(0, bram18 - taken.bram18));
    }

    /** So many of it side by side. */
    public Budget times(int count) {
        return new Budget(
                Math.multiplyExact(count, lut),
                Math.multiplyExact(count, ff),
                Math.multiplyExact(count, dsp),
                Math.multiplyExact(count, bram18));
    }
}
