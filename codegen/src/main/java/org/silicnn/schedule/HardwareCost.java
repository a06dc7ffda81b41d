package org.silicnn.schedule;

import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Clamp;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;
import org.silicnn.ir.LayerVisitor;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;
import org.silicnn.ir.Window;

/**
 * What bit widths cost, in six-input LUTs if everything were built of them. It ranks choices of widths for one network;
 * it is no forecast of a synthesis report, where memories move to block RAM and multipliers to DSP slices.
 *
 * <ul>
 *   <li>memory: one LUT for 64 bits, of weights, biases and tables, of the rows that a window needs at once ({@code kernel rows ·
 *       width · channels}), and of the whole input of a fully connected layer
 *   <li>multiplication of {@code a} by {@code w} bits: {@code a · w} LUTs, an array of one-bit adders; one for each weighted
 *       layer, as its loop does one product a cycle
 *   <li>addition and comparison: a LUT for each bit of the result
 *   <li>softmax: its table and what it keeps of a place, and products of 32 bits
 *   <li>requantisation: a LUT for each bit of the sum, times the bits of the multiplier
 * </ul>
 */
public final class HardwareCost {
    private static final long LUT_BITS = 64;
    /** Two a Newton step, three of them, one in front, and one for each share. */
    private static final long SOFTMAX_PRODUCTS = 8;

    private HardwareCost() {}

    /** LUTs of a whole network. */
    public static long of(Network network) {
        return network.layers().stream()
                .mapToLong(layer -> layer.accept(new LayerCost()))
                .sum();
    }

    private static long macs(int weightWidth, Layer layer) {
        TensorType input = layer.inputTypes().get(0);
        return (long) weightWidth * input.format().width()
                + layer.outputType().format().width();
    }

    private static long rows(Window window, TensorType input) {
        return memory((long) window.height().kernel()
                * input.shape().width()
                * input.shape().channels()
                * input.format().width());
    }

    private static long bits(TensorType type) {
        return (long) type.shape().elements() * type.format().width();
    }

    private static long bits(Constant constant) {
        return (long) constant.size() * constant.format().width();
    }

    private static int multiplierBits(Requantize requantize) {
        return requantize.multipliers().stream()
                .mapToInt(multiplier -> Integer.SIZE - Integer.numberOfLeadingZeros(multiplier))
                .max()
                .orElseThrow();
    }

    private static long memory(long bits) {
        return (bits + LUT_BITS - 1) / LUT_BITS;
    }

    private static final class LayerCost implements LayerVisitor<Long> {
        @Override
        public Long visitArgMax(ArgMax layer) {
            return (long) layer.inputType().format().width();
        }

        @Override
        public Long visitArithmetic(Arithmetic layer) {
            return layer.operator() == Arithmetic.Operator.MULTIPLY
                    ? (long) layer.leftType().format().width()
                            * layer.rightType().format().width()
                    : layer.outputType().format().width();
        }

        @Override
        public Long visitAveragePool(AveragePool layer) {
            TensorType sums = layer.outputType();
            return sums.format().width()
                    + (layer.isGlobal() ? memory(bits(sums)) : rows(layer.window(), layer.inputType()));
        }

        @Override
        public Long visitClamp(Clamp layer) {
            return 2L * layer.inputType().format().width();
        }

        @Override
        public Long visitConcat(Concat layer) {
            return 0L;
        }

        @Override
        public Long visitConv(Conv layer) {
            return rows(layer.window(), layer.inputType())
                    + macs(layer.weights().format().width(), layer)
                    + memory(bits(layer.weights()) + bits(layer.bias()));
        }

        @Override
        public Long visitDense(Dense layer) {
            return memory(bits(layer.inputType()))
                    + macs(layer.weights().format().width(), layer)
                    + memory(bits(layer.weights()) + bits(layer.bias()));
        }

        @Override
        public Long visitLookup(Lookup layer) {
            return memory(bits(layer.table()));
        }

        @Override
        public Long visitMaxPool(MaxPool layer) {
            return rows(layer.window(), layer.inputType());
        }

        @Override
        public Long visitPad(Pad layer) {
            return 0L;
        }

        @Override
        public Long visitRequantize(Requantize layer) {
            return (long) layer.inputType().format().width() * multiplierBits(layer);
        }

        @Override
        public Long visitReshape(Reshape layer) {
            return 0L;
        }

        @Override
        public Long visitSoftmax(Softmax layer) {
            long buffers = (long) layer.inputType().shape().channels()
                    * (layer.inputType().format().width() + Softmax.EXPONENTIAL.width());
            return memory(bits(layer.exponentials()) + buffers) + SOFTMAX_PRODUCTS * Integer.SIZE * Integer.SIZE;
        }

        @Override
        public Long visitSlice(Slice layer) {
            return 0L;
        }

        @Override
        public Long visitTranspose(Transpose layer) {
            return memory(
                    (long) layer.blockElements() * layer.inputType().format().width());
        }

        @Override
        public Long visitUpsample(Upsample layer) {
            return memory(
                    (long) layer.heldElements() * layer.inputType().format().width());
        }
    }
}
