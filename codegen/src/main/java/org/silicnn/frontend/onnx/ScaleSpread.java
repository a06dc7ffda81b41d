package org.silicnn.frontend.onnx;

import java.util.Arrays;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.Dims;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/**
 * Which of several scales, or zero points, an element counts in: one for all elements, one for each place on an axis, or one
 * for each block along it (ONNX operator QuantizeLinear, versions 13 and 21).
 *
 * @param axis for which there is a scale at each place; counted from the end if negative
 * @param block how many elements along the axis share one; 0 if scales aren't shared by blocks
 */
record ScaleSpread(int axis, int block) {
    /**
     * For each element of a tensor, in row-major order, where its scale is.
     *
     * @param dims extents of the tensor
     * @throws Rejection if there aren't as many scales as there should be
     */
    int[] sources(Constant scales, int... dims) {
        if (scales.size() == 1) {
            return new int[Limits.elements(dims)];
        }
        if (block == 0 && scales.rank() > 1) {
            return ConstantMath.sources(scales, dims);
        }
        return block == 0 ? alongAxis(scales, dims) : inBlocks(scales, dims);
    }

    private int[] alongAxis(Constant scales, int... dims) {
        int at = Dims.axis(axis, dims.length);
        if (scales.size() != dims[at]) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of scales", dims[at], scales.size());
        }
        int[] sources = new int[Limits.elements(dims)];
        int inner = inner(at, dims);
        for (int i = 0; i < sources.length; i++) {
            sources[i] = i / inner % dims[at];
        }
        return sources;
    }

    private int[] inBlocks(Constant scales, int... dims) {
        int at = Dims.axis(axis, dims.length);
        int[] wanted = dims.clone();
        wanted[at] = (dims[at] + requirePositive() - 1) / block;
        if (!Arrays.equals(wanted, scales.dims())) {
            throw new Rejection(
                    ModelProblem.SIZES_DISAGREE, "scales of blocks", Dims.text(wanted), Dims.text(scales.dims()));
        }
        int[] sources = new int[Limits.elements(dims)];
        int inner = inner(at, dims);
        for (int i = 0; i < sources.length; i++) {
            int outer = i / inner / dims[at];
            int blockOfElement = i / inner % dims[at] / block;
            sources[i] = (outer * wanted[at] + blockOfElement) * inner + i % inner;
        }
        return sources;
    }

    private int requirePositive() {
        if (block < 0) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, "block_size", "positive", block);
        }
        return block;
    }

    private static int inner(int axis, int... dims) {
        int inner = 1;
        for (int i = axis + 1; i < dims.length; i++) {
            inner *= dims[i];
        }
        return inner;
    }
}
