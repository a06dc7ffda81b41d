package org.silicnn.emit.layer;

/** What HLS tools choke on, with room to spare. */
public final class Limits {
    /** Bits of a stream's word: the widest integer of the vendor's header by default. */
    public static final int WORD_BITS = 1024;

    /** Products in one cycle: unrolling and splitting arrays stops at 4096 in Vitis HLS. */
    public static final int PRODUCTS = 4096;

    private Limits() {}
}
