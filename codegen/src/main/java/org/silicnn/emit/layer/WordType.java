package org.silicnn.emit.layer;

import org.silicnn.emit.page.layer.Packing;
import org.silicnn.fixed.FixedFormat;

/** Chooses the C type of a stream's words: a native integer where one is wide enough. */
public final class WordType {
    private static final int WIDEST_NATIVE = 64;

    private WordType() {}

    /**
     * Words of some elements, each as wide as the C type that stores it.
     *
     * @param elements at least 1
     */
    public static Packing of(FixedFormat format, int elements) {
        CType element = CType.of(format);
        int elementBits = Byte.SIZE * element.bytes();
        int bits = elementBits * elements;
        String header = bits <= WIDEST_NATIVE ? "silicnn_word.h" : "silicnn_wide.h";
        return new Packing(elements == 1 ? element.name() : name(bits), element.name(), elementBits, elements, header);
    }

    /** Of the C type of such words: not all of them may hold an element. */
    public static int bits(FixedFormat format, int elements) {
        return bits(Byte.SIZE * CType.of(format).bytes() * elements);
    }

    private static int bits(int needed) {
        return needed <= WIDEST_NATIVE ? Integer.highestOneBit(2 * needed - 1) : needed;
    }

    private static String name(int needed) {
        return needed <= WIDEST_NATIVE ? "uint" + bits(needed) + "_t" : "silicnn_wide<" + needed + ">";
    }
}
