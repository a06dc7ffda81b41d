package org.silicnn.emit;

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

/** Whether the C function of a layer can requantise each sum that it makes before it writes it. */
final class RequantizedInside implements LayerVisitor<Boolean> {
    @Override
    public Boolean visitArgMax(ArgMax layer) {
        return false;
    }

    @Override
    public Boolean visitArithmetic(Arithmetic layer) {
        return true;
    }

    @Override
    public Boolean visitAveragePool(AveragePool layer) {
        return true;
    }

    @Override
    public Boolean visitClamp(Clamp layer) {
        return false;
    }

    @Override
    public Boolean visitConcat(Concat layer) {
        return false;
    }

    @Override
    public Boolean visitConv(Conv layer) {
        return true;
    }

    @Override
    public Boolean visitDense(Dense layer) {
        return true;
    }

    @Override
    public Boolean visitLookup(Lookup layer) {
        return false;
    }

    @Override
    public Boolean visitMaxPool(MaxPool layer) {
        return false;
    }

    @Override
    public Boolean visitPad(Pad layer) {
        return false;
    }

    @Override
    public Boolean visitRequantize(Requantize layer) {
        return false;
    }

    @Override
    public Boolean visitReshape(Reshape layer) {
        return false;
    }

    @Override
    public Boolean visitSoftmax(Softmax layer) {
        return false;
    }

    @Override
    public Boolean visitSlice(Slice layer) {
        return false;
    }

    @Override
    public Boolean visitTranspose(Transpose layer) {
        return false;
    }

    @Override
    public Boolean visitUpsample(Upsample layer) {
        return false;
    }
}
