package org.silicnn.quant;

import org.silicnn.fixed.FixedFormat;
import org.silicnn.graph.Grid;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

/**
 * How a real number is stored: {@code real = scale · (stored − zeroPoint)}.
 *
 * @param scale positive and finite
 * @param zeroPoint within the format
 */
record Quantization(FixedFormat format, double scale, int zeroPoint) {

    /** Power-of-two scale, zero stored as 0. */
    static Quantization powerOfTwo(FixedFormat format) {
        return new Quantization(format, format.scale(), 0);
    }

    /**
     * The affine quantisation whose limits stand for {@code low} and {@code high}, as near as an integer zero point
     * allows (Jacob et al. 2018, "Quantization and Training of Neural Networks for Efficient Integer-Arithmetic-Only
     * Inference", section 2.1). The range is widened to hold zero, which padding and ReLU need exactly.
     */
    static Quantization affine(int width, double low, double high) {
        FixedFormat format = FixedFormat.unsigned(width, 0);
        double least = Math.min(0, low);
        double span = Math.max(Math.max(0, high) - least, Float.MIN_NORMAL);
        double scale = span / format.max();
        return new Quantization(format, scale, (int) Math.rint(-least / scale));
    }

    /** As a model file gives it. */
    static Quantization of(Grid grid) {
        return new Quantization(grid.format(), grid.scale(), grid.zeroPoint());
    }

    TensorType type(Shape shape) {
        return new TensorType(shape, format, scale, zeroPoint);
    }

    /** The stored integer nearest to a number, ties to even; 0 for what is not a number. */
    long store(double value) {
        return Math.round(nearest(Double.isNaN(value) ? 0 : value));
    }

    /** What is left of a number after it was stored. */
    double roundTrip(double value) {
        return scale * (nearest(value) - zeroPoint);
    }

    private double nearest(double value) {
        double low = format.min();
        double high = format.max();
        return Math.max(low, Math.min(high, Math.rint(value / scale) + zeroPoint));
    }
}
