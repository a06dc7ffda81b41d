package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Clamp;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.LayerVisitor;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;

/**
 * Channels that a layer without weights handles alike, so that any divisor of their number may lie in one word; 1 for a
 * layer whose loop goes from channel to channel.
 */
public final class WordChannels implements LayerVisitor<Integer> {
    /** Numbers of channels that may lie in one word, from 1 up. */
    public static List<Integer> widths(Layer layer, TensorType output) {
        int bytes = CType.of(output.format()).bytes();
        for (TensorType input : layer.inputTypes()) {
            bytes = Math.max(bytes, CType.of(input.format()).bytes());
        }
        return Divisors.of(layer.accept(new WordChannels()), Limits.WORD_BITS / (Byte.SIZE * bytes));
    }

    /**
     * Channels in a word of a layer: as many as come in one, since that is how fast they come, or more where that is wanted.
     * A softmax, whose channels take multipliers, has no more than is wanted.
     *
     * @param incoming channels in a word of its widest input
     */
    public static int width(Layer layer, TensorType output, int incoming, int wanted) {
        int least = layer instanceof Softmax ? 1 : incoming;
        return Divisors.beside(incoming, widths(layer, output), Math.max(least, wanted));
    }

    @Override
    public Integer visitArgMax(ArgMax layer) {
        return layer.inputType().shape().channels();
    }

    @Override
    public Integer visitArithmetic(Arithmetic layer) {
        return channels(layer);
    }

    @Override
    public Integer visitAveragePool(AveragePool layer) {
        return channels(layer);
    }

    @Override
    public Integer visitClamp(Clamp layer) {
        return channels(layer);
    }

    /** A word must not hold channels of two inputs. */
    @Override
    public Integer visitConcat(Concat layer) {
        int common = 0;
        for (TensorType input : layer.inputTypes()) {
            common = Divisors.common(common, input.shape().channels());
        }
        return common;
    }

    @Override
    public Integer visitConv(Conv layer) {
        return 1;
    }

    @Override
    public Integer visitDense(Dense layer) {
        return 1;
    }

    @Override
    public Integer visitLookup(Lookup layer) {
        return channels(layer);
    }

    @Override
    public Integer visitMaxPool(MaxPool layer) {
        return channels(layer);
    }

    /** New channels come in whole words. */
    @Override
    public Integer visitPad(Pad layer) {
        int inside = layer.inputType().shape().channels();
        return Divisors.common(Divisors.common(layer.before().get(3), inside), channels(layer));
    }

    @Override
    public Integer visitRequantize(Requantize layer) {
        return channels(layer);
    }

    @Override
    public Integer visitReshape(Reshape layer) {
        return 1;
    }

    /** Channels are passed on in whole words. */
    @Override
    public Integer visitSlice(Slice layer) {
        int read = layer.inputType().shape().channels();
        return layer.step().get(3) == 1
                ? Divisors.common(Divisors.common(layer.start().get(3), read), channels(layer))
                : 1;
    }

    @Override
    public Integer visitSoftmax(Softmax layer) {
        return channels(layer);
    }

    @Override
    public Integer visitTranspose(Transpose layer) {
        return TransposeCode.together(layer);
    }

    @Override
    public Integer visitUpsample(Upsample layer) {
        return channels(layer);
    }

    private static int channels(Layer layer) {
        return layer.outputType().shape().channels();
    }
}
