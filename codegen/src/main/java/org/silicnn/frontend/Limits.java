package org.silicnn.frontend;

/** How much a model file may ask for with few bytes. Generous for a network that shall run on an FPGA. */
public final class Limits {
    /** Elements of an activation, or of a constant that nodes compute: 256 MiB of floats. */
    public static final int ELEMENTS = 1 << 26;

    /** Elements of a tensor that the file holds, each in bytes of its own: VGG-16's largest has 102,760,448. */
    public static final int STORED_ELEMENTS = 1 << 29;

    /** Axes of a tensor. */
    public static final int RANK = 16;

    private Limits() {}

    /**
     * The number of elements of a tensor.
     *
     * @throws Rejection if an extent is negative or there are more than {@value #ELEMENTS}
     */
    public static int elements(int... extents) {
        return product(ELEMENTS, extents);
    }

    /**
     * The number of elements that a tensor in the file claims to have. Memory may be taken for them only once as many
     * were found there.
     *
     * @throws Rejection if an extent is negative or there are more than {@value #STORED_ELEMENTS}
     */
    public static int storedElements(int... extents) {
        return product(STORED_ELEMENTS, extents);
    }

    private static int product(int most, int... extents) {
        long elements = 1;
        for (int extent : extents) {
            if (extent < 0) {
                throw new Rejection(ModelProblem.NEGATIVE_EXTENT, Dims.text(extents));
            }
            elements *= extent;
            if (elements > most) {
                throw new Rejection(ModelProblem.TENSOR_TOO_LARGE, most, Dims.text(extents));
            }
        }
        return (int) elements;
    }
}
