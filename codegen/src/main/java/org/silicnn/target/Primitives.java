package org.silicnn.target;

/**
 * What building blocks take of a Xilinx 7-series FPGA: formulas from the shapes of its parts, no synthesis.
 *
 * <ul>
 *   <li>a look-up table has six inputs, or is 64 bits of memory; four make a 64x3 memory with a port to write and one to
 *       read (AMD UG474, "Distributed RAM")
 *   <li>a block RAM is 512x36, 1024x18, 2048x9, 4096x4, 8192x2 or 16384x1 (UG473, "Simple dual-port")
 *   <li>a DSP slice multiplies 25 by 18 signed bits and adds to 48 (UG479)
 *   <li>memories up to {@value #SMALL_MEMORY_BITS} bits lie in look-up tables, larger ones in block RAM, as HLS tools
 *       choose by themselves
 * </ul>
 */
public final class Primitives {
    private static final int LUT_BITS = 64;
    private static final int SMALL_MEMORY_BITS = 1024;
    /** A multiplier of fewer bits times bits than this is made of look-up tables. */
    private static final int SMALL_PRODUCT = 20;

    private static final int DSP_LONG = 24;
    private static final int DSP_SHORT = 17;
    private static final int[] BRAM_WIDTHS = {36, 18, 9, 4, 2, 1};
    private static final int BRAM_WORDS = 512;

    private Primitives() {}

    /** A table of constants with one port. */
    public static Budget rom(long words, int bits) {
        return words * bits > SMALL_MEMORY_BITS ? blocks(words, bits) : lut(ceil(words, LUT_BITS) * bits);
    }

    /** A memory with a port to write and one to read. */
    public static Budget ram(long words, int bits) {
        return words * bits > SMALL_MEMORY_BITS ? blocks(words, bits) : lut(ceil(words, LUT_BITS) * ceil(4L * bits, 3));
    }

    /** A first-in first-out memory: shift registers while it is small. */
    public static Budget fifo(long words, int bits) {
        int control = 12;
        return (words * bits > SMALL_MEMORY_BITS ? blocks(words, bits) : lut(ceil(words, LUT_BITS / 2) * bits))
                .plus(new Budget(control, bits + control, 0, 0));
    }

    private static Budget blocks(long words, int bits) {
        long least = Long.MAX_VALUE;
        long depth = BRAM_WORDS;
        for (int width : BRAM_WIDTHS) {
            least = Math.min(least, ceil(bits, width) * ceil(words, depth));
            depth *= 2;
        }
        return new Budget(0, 0, 0, Math.toIntExact(least));
    }

    /** A product of two signed numbers. */
    public static Budget multiplier(int leftBits, int rightBits) {
        int wide = Math.max(leftBits, rightBits) - 1;
        int narrow = Math.min(leftBits, rightBits) - 1;
        return leftBits * rightBits < SMALL_PRODUCT
                ? lut((long) leftBits * rightBits)
                : new Budget(0, 0, Math.toIntExact(Math.max(1, ceil(wide, DSP_LONG) * ceil(narrow, DSP_SHORT))), 0);
    }

    /**
     * Two products of eight signed bits that share a factor, in one DSP slice: 25 bits times the factor, an adder that puts
     * the weights together and one that takes the lower product off the upper. Yosys makes one DSP48E1, 17 LUTs and carries
     * of it.
     *
     * @param bits of the factor, at most 9
     */
    public static Budget multiplierOfPairs(int bits) {
        return multiplier(DSP_LONG + 1, bits).plus(lut(2L * (bits + Byte.SIZE)));
    }

    /** A sum of so many products, added up over time: {@code products − 1} adders and an accumulator. */
    public static Budget sum(int products, int productBits, int sumBits) {
        return new Budget((products - 1) * (productBits + 1) + sumBits, (products - 1) * productBits + sumBits, 0, 0);
    }

    /** A choice of one word out of some. */
    public static Budget choice(int words, int bits) {
        return lut(ceil(words - 1L, 3) * bits);
    }

    /**
     * A port that reads external memory over AXI, 64 bits wide: address and data channels, and a buffer of a few bursts. Not
     * from formulas: of the order of what Vitis HLS reports for its adapter.
     */
    public static Budget memoryPort() {
        return new Budget(600, 900, 0, 2);
    }

    /** Registers. */
    public static Budget registers(int count, int bits) {
        return new Budget(0, count * bits, 0, 0);
    }

    /** Counters and comparisons of a loop nest. */
    public static Budget loops(int counters) {
        int bits = 12;
        return new Budget(2 * bits * counters, bits * counters, 0, 0);
    }

    private static Budget lut(long count) {
        return new Budget(Math.toIntExact(count), 0, 0, 0);
    }

    private static long ceil(long amount, long step) {
        return (amount + step - 1) / step;
    }
}
