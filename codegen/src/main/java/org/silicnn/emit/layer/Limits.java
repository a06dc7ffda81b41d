package org.silicnn.emit.layer;

/** What HLS tools choke on, with room to spare. */
public final class Limits {
    /** Bits of a stream's word: the widest integer of the vendor's header by default. */
    public static final int WORD_BITS = 1024;

    /** Products in one cycle: unrolling and splitting arrays stops at 4096 in Vitis HLS. */
    public static final int PRODUCTS = 4096;

    /** Numbers of a table of constants: of eight bits, 32 Mbit. A C++ compiler takes a gigabyte for a few times as many. */
    public static final int TABLE = 1 << 22;

    private Limits() {}

    /** Products in one cycle of these loops: weights out of external memory lie in registers twice, one half in use. */
    public static int products(Folded loops) {
        return loops instanceof TiledLoops ? PRODUCTS / 2 : PRODUCTS;
    }
}
