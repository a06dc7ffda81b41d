package org.silicnn.frontend;

/** How much a model file may ask for with few bytes. Generous for a network that shall run on an FPGA. */
public final class Limits {
    /** Elements of an activation, or of a constant that nodes compute: 256 MiB of floats. */
    public static final int ELEMENTS = 1 << 26;

    /** Axes of a tensor. */
    public static final int RANK = 16;

    private Limits() {}

    /**
     * The number of elements of a tensor.
     *
     * @throws Rejection if an extent is negative or there are more than {@value #ELEMENTS}
     */
    public static int elements(int... extents) {
        long elements = 1;
        for (int extent : extents) {
            if (extent < 0) {
                throw new Rejection(ModelProblem.NEGATIVE_EXTENT, Dims.text(extents));
            }
            elements *= extent;
            if (elements > ELEMENTS) {
                throw new Rejection(ModelProblem.TENSOR_TOO_LARGE, ELEMENTS, Dims.text(extents));
            }
        }
        return (int) elements;
    }
}
