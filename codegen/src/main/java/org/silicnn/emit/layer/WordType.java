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

    private static String name(int bits) {
        int nativeBits = Integer.highestOneBit(2 * bits - 1);
        return bits <= WIDEST_NATIVE ? "uint" + nativeBits + "_t" : "silicnn_wide<" + bits + ">";
    }
}
