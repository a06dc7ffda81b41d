package org.silicnn.emit;

import org.silicnn.emit.layer.CType;
import org.silicnn.emit.layer.WordType;
import org.silicnn.emit.page.layer.Packing;
import org.silicnn.ir.TensorType;

/**
 * What a stream carries.
 *
 * @param type of the tensor that is streamed, place by place
 * @param width channels in a word
 */
public record Words(TensorType type, int width) {
    /** Of a word. */
    int bits() {
        return Byte.SIZE * CType.of(type.format()).bytes() * width;
    }

    Packing packing() {
        return WordType.of(type.format(), width);
    }
}
