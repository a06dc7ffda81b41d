package org.silicnn.emit.layer;

import java.util.Optional;
import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Clamp;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.LayerVisitor;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;

/**
 * The code of any layer that is a stage of its own.
 *
 * @param folded the loops of a weighted layer; nobody asks for those of another
 * @param width channels in a word, for a layer without weights: divides what {@link WordChannels} says
 */
public record LayerCode(FunctionHead head, Optional<Folded> folded, int width) implements LayerVisitor<StageCode> {
    @Override
    public StageCode visitArgMax(ArgMax layer) {
        return ArgMaxCode.of(head, layer, width);
    }

    @Override
    public StageCode visitArithmetic(Arithmetic layer) {
        return ArithmeticCode.of(head, layer, width);
    }

    @Override
    public StageCode visitAveragePool(AveragePool layer) {
        return AveragePoolCode.of(head, layer, width);
    }

    @Override
    public StageCode visitClamp(Clamp layer) {
        return ClampCode.of(head, layer, width);
    }

    @Override
    public StageCode visitConcat(Concat layer) {
        return ConcatCode.of(head, layer, width);
    }

    @Override
    public StageCode visitConv(Conv layer) {
        return ConvCode.of(head, layer, folded.orElseThrow());
    }

    @Override
    public StageCode visitDense(Dense layer) {
        return DenseCode.of(head, layer, folded.orElseThrow());
    }

    @Override
    public StageCode visitLookup(Lookup layer) {
        return LookupCode.of(head, layer, width);
    }

    @Override
    public StageCode visitMaxPool(MaxPool layer) {
        return MaxPoolCode.of(head, layer, width);
    }

    @Override
    public StageCode visitPad(Pad layer) {
        return PadCode.of(head, layer, width);
    }

    @Override
    public StageCode visitRequantize(Requantize layer) {
        return RequantizeCode.of(head, layer, width);
    }

    /** A stream is in memory order already: under another shape it is the same stream. */
    @Override
    public StageCode visitReshape(Reshape layer) {
        throw new IllegalArgumentException("a reshape has no stage");
    }

    @Override
    public StageCode visitSoftmax(Softmax layer) {
        return SoftmaxCode.of(head, layer, width);
    }

    @Override
    public StageCode visitSlice(Slice layer) {
        return SliceCode.of(head, layer, width);
    }

    @Override
    public StageCode visitTranspose(Transpose layer) {
        return TransposeCode.of(head, layer, width);
    }

    @Override
    public StageCode visitUpsample(Upsample layer) {
        return UpsampleCode.of(head, layer, width);
    }
}
