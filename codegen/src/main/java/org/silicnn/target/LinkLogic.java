package org.silicnn.target;

/** What the serial link around a kernel takes of a board's device. */
public final class LinkLogic {
    private static final int SLOTS = 2;
    private static final int FLIP_FLOPS = 296;
    private static final int SIX_INPUT_LUTS = 607;
    private static final int FOUR_INPUT_LUTS = 944;
    private static final int SIX = 6;

    private LinkLogic() {}

    /**
     * As Yosys counts it for the 7-series, and for ECP5 where look-up tables have four inputs ({@code hardware/README.md});
     * the images that wait for the kernel are bytes in block RAM.
     *
     * @param imageBytes of one image
     */
    public static Budget of(BoardDescription board, int imageBytes) {
        int luts = board.lutInputs() == SIX ? SIX_INPUT_LUTS : FOUR_INPUT_LUTS;
        return new Budget(luts, FLIP_FLOPS, 0, 0)
                .plus(Primitives.ram((long) SLOTS * imageBytes, Byte.SIZE).budget());
    }
}
