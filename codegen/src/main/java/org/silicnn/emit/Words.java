package org.silicnn.emit;

import org.silicnn.emit.layer.CType;
import org.silicnn.emit.layer.WordType;
import org.silicnn.emit.page.layer.Packing;
import org.silicnn.emit.page.project.TopPort;
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

    /** As a stream of the top function: its words are full. */
    TopPort port() {
        return new TopPort(packing(), count(), type.shape().elements());
    }

    /** Words that bring the tensor, if they are full. */
    int count() {
        return type.shape().elements() / width;
    }
}
