package org.silicnn.target;

/**
 * What building blocks take of a Xilinx 7-series FPGA: formulas from the shapes of its parts, no synthesis.
 *
 * <ul>
 *   <li>a look-up table has six inputs, or is 64 bits of memory; four make a 64x3 or a 32x6 memory with a port to write
 *       and one to read (AMD UG474, "Distributed RAM")
 *   <li>a block RAM is 512x36, 1024x18, 2048x9, 4096x4, 8192x2 or 16384x1 (UG473, "Simple dual-port")
 *   <li>a DSP slice multiplies 25 by 18 signed bits and adds to 48 (UG479)
 *   <li>memories up to {@value #SMALL_MEMORY_BITS} bits lie in look-up tables, larger ones in block RAM, as HLS tools
 *       choose by themselves
 * </ul>
 *
 * <p>What counts as control and how sums are shared between slices and logic was fitted to synthesised blocks: {@code
 * hardware/synth/resources} builds them again and writes each formula's error to {@code docs/resources.md}.
 */
public final class Primitives {
    private static final int LUT_BITS = 64;
    private static final int SHIFT_REGISTER_BITS = 32;
    private static final int SMALL_MEMORY_BITS = 1024;
    /** A multiplier of fewer bits times bits than this is made of look-up tables. */
    private static final int SMALL_PRODUCT = 20;

    private static final int DSP_LONG = 24;
    private static final int DSP_SHORT = 17;
    private static final int[] BRAM_WIDTHS = {36, 18, 9, 4, 2, 1};
    private static final int BRAM_WORDS = 512;
    private static final int COUNTER_BITS = 12;

    private Primitives() {}

    /** A table of constants with one port. */
    public static Cost rom(long words, int bits) {
        return words * bits > SMALL_MEMORY_BITS
                ? blocks(words, bits)
                : logic(ceil(words, LUT_BITS) * bits, bits, ceil(words * bits, LUT_BITS));
    }

    /** A memory with a port to write and one to read. */
    public static Cost ram(long words, int bits) {
        if (words * bits > SMALL_MEMORY_BITS) {
            return blocks(words, bits);
        }
        boolean isShort = words <= LUT_BITS / 2;
        long parts = ceil(words, LUT_BITS);
        long part = isShort ? 4 * ceil(bits, 6) : 4 * ceil(bits, 3);
        return logic(parts * part, bits, ceil(words * bits, LUT_BITS)).plus(choice((int) parts, bits));
    }

    /** A first-in first-out memory: shift registers while it is small. */
    public static Cost fifo(long words, int bits) {
        int addressBits = Long.SIZE - Long.numberOfLeadingZeros(Math.max(1, words - 1));
        return words * bits > SMALL_MEMORY_BITS
                ? blocks(words, bits).plus(logic(6L * addressBits + 4, 3 * addressBits + 2))
                : logic(ceil(words, SHIFT_REGISTER_BITS) * bits + 3L * addressBits + 8, 2 * addressBits + 3);
    }

    private static Cost blocks(long words, int bits) {
        long least = Long.MAX_VALUE;
        long depth = BRAM_WORDS;
        for (int width : BRAM_WIDTHS) {
            least = Math.min(least, ceil(bits, width) * ceil(words, depth));
            depth *= 2;
        }
        return new Cost(new Budget(0, 0, 0, Math.toIntExact(least)), ceil(words * bits, LUT_BITS));
    }

    /** A product of two signed numbers, in a register: a DSP slice has one. */
    public static Cost multiplier(int leftBits, int rightBits) {
        int most = Math.max(leftBits, rightBits);
        int least = Math.min(leftBits, rightBits);
        long tables = (long) leftBits * rightBits;
        if (isSmall(leftBits, rightBits)) {
            // A row of adders for each bit but one.
            return logic((least - 1L) * (most + 4), leftBits + rightBits, tables);
        }
        long slices = Math.max(1, ceil(most - 1L, DSP_LONG) * ceil(least - 1L, DSP_SHORT));
        return new Cost(new Budget(0, 0, Math.toIntExact(slices), 0), tables);
    }

    /**
     * Two products of eight signed bits that share a factor, in one DSP slice: 25 bits times the factor, an adder that puts
     * the weights together and one that takes the lower product off the upper. Yosys makes one DSP48E1, 17 LUTs and carries
     * of it.
     *
     * @param bits of the factor, at most 9
     */
    public static Cost multiplierOfPairs(int bits) {
        Budget pair = multiplier(DSP_LONG + 1, bits)
                .plus(logic(2L * (bits + Byte.SIZE), 0))
                .budget();
        return new Cost(pair, 2L * bits * Byte.SIZE);
    }

    private static boolean isSmall(int leftBits, int rightBits) {
        return leftBits * rightBits < SMALL_PRODUCT;
    }

    /**
     * A sum of so many products, added up over time: a tree of adders with registers behind each level, and an accumulator.
     * Each second slice adds what its neighbour multiplied, which takes the lowest level away.
     */
    public static Cost sum(int products, int leftBits, int rightBits, int sumBits) {
        int wordBits = leftBits + rightBits + 1;
        int leaves = isSmall(leftBits, rightBits) ? products : (products + 1) / 2;
        int registers = 0;
        for (int words = leaves; words > 1; words = (words + 1) / 2) {
            registers += (words + 1) / 2;
        }
        return logic(
                (leaves - 1L) * wordBits + sumBits,
                registers * wordBits + sumBits,
                (products - 1L) * wordBits + sumBits);
    }

    /** A sum or a difference of two words, or the larger of them, in a register. */
    public static Cost addition(int bits) {
        return logic(bits, bits);
    }

    /** Rounds to so many bits after a shift, moves and limits. */
    public static Cost rounding(int fromBits, int toBits) {
        return logic(2L * toBits + fromBits / 8, fromBits + toBits, fromBits + toBits);
    }

    /** A choice of one word out of some. */
    public static Cost choice(int words, int bits) {
        return logic(ceil(words - 1L, 3) * bits, 0);
    }

    /**
     * A port that reads external memory over AXI, 64 bits wide: address and data channels, and a buffer of a few bursts. Not
     * from formulas: of the order of what Vitis HLS reports for its adapter.
     */
    public static Cost memoryPort() {
        Budget port = new Budget(600, 900, 0, 2);
        return new Cost(port, port.lut());
    }

    /** Registers. */
    public static Cost registers(int count, int bits) {
        return logic(0, count * bits);
    }

    /** Counters and comparisons of a loop nest. */
    public static Cost loops(int counters) {
        return logic(3L * COUNTER_BITS * counters / 2, COUNTER_BITS * counters);
    }

    private static Cost logic(long luts, int registers) {
        return logic(luts, registers, luts);
    }

    private static Cost logic(long luts, int registers, long tables) {
        return new Cost(new Budget(Math.toIntExact(luts), registers, 0, 0), tables);
    }

    private static long ceil(long amount, long step) {
        return (amount + step - 1) / step;
    }
}
