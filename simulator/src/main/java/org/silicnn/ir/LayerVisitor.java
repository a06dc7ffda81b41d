package org.silicnn.ir;

/**
 * One method a kind of layer, none with a default: whoever must treat every layer stops compiling when one is added.
 *
 * @param <R> what a visit gives
 */
public interface LayerVisitor<R> {
    R visitArgMax(ArgMax layer);

    R visitArithmetic(Arithmetic layer);

    R visitAveragePool(AveragePool layer);

    R visitClamp(Clamp layer);

    R visitConcat(Concat layer);

    R visitConv(Conv layer);

    R visitDense(Dense layer);

    R visitLookup(Lookup layer);

    R visitMaxPool(MaxPool layer);

    R visitPad(Pad layer);

    R visitRequantize(Requantize layer);

    R visitReshape(Reshape layer);

    R visitSoftmax(Softmax layer);

    R visitSlice(Slice layer);

    R visitTranspose(Transpose layer);

    R visitUpsample(Upsample layer);
}
