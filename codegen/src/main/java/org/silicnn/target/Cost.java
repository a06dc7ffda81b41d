package org.silicnn.target;

/**
 * What a design takes of an FPGA, and what it would take of one that has nothing but look-up tables.
 *
 * @param budget with multipliers in DSP slices and large memories in block RAM, as tools place them
 * @param tables look-up tables if everything were made of them. Each bit of a word counts here, which a DSP slice takes a
 *     second one of only at the 19th: what bit widths are chosen by
 */
public record Cost(Budget budget, long tables) {
    /** Nothing at all. */
    public static final Cost NOTHING = new Cost(Budget.NOTHING, 0);

    /** Both together. */
    public Cost plus(Cost other) {
        return new Cost(budget.plus(other.budget), Math.addExact(tables, other.tables));
    }

    /** So many of it side by side. */
    public Cost times(int count) {
        return new Cost(budget.times(count), Math.multiplyExact(count, tables));
    }
}
