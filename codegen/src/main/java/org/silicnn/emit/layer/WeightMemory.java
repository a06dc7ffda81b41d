package org.silicnn.emit.layer;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Constant;

/**
 * The weights of a layer as words of external memory, in the order in which they are used.
 *
 * @param rounds times that they are read for an image
 */
public record WeightMemory(TiledLoops loops, Constant weights, int rounds) {
    private static final int CHUNK_WORDS = 8192;

    public int words() {
        return loops.memoryWords();
    }

    /** Weights in a word. */
    public int wordWeights() {
        return loops.wordWeights();
    }

    public FixedFormat format() {
        return weights.format();
    }

    /** Bytes that are read for an image. */
    public long bytesRead() {
        return loops.bytesRead();
    }

    /** Writes the words, the first weight in the lowest bits, each word with its lowest byte first. */
    public void write(OutputStream out) throws IOException {
        int bits = TiledLoops.MEMORY_BITS / wordWeights();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_WORDS * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int word = 0; word < words(); word++) {
            long packed = 0;
            for (int i = 0; i < wordWeights(); i++) {
                int weight = loops.weight(word * wordWeights() + i);
                long value = weight < 0 ? 0 : weights.get(weight);
                packed |= (bits == Long.SIZE ? value : value & ((1L << bits) - 1)) << (i * bits);
            }
            chunk.putLong(packed);
            if (!chunk.hasRemaining() || word == words() - 1) {
                out.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
        }
    }
}
