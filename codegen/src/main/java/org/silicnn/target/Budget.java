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
}
