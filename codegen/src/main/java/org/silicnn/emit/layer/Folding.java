package org.silicnn.emit.layer;

/**
 * How much of a weighted layer is computed in one cycle: {@code pe · simd} products. Values above what the layer has
 * mean all of it; any value will do, divisor or not.
 *
 * @param pe output channels at a time ("processing elements")
 * @param simd products for each of them at a time: input channels times taps
 * @param pairs whether one multiplier may make the products of two outputs, where they are of eight bits and {@code pe} is
 *     even
 * @param tile places that a block of weights out of external memory is used for at least, so that it is read less often; any
 *     layer has as many as keep it busy
 */
public record Folding(int pe, int simd, boolean pairs, int tile) {
    /** One product at a time. */
    public static final Folding SERIAL = new Folding(1, 1);

    /** Everything at once. */
    public static final Folding FULL = new Folding(Integer.MAX_VALUE, Integer.MAX_VALUE);

    /** @throws IllegalArgumentException if a factor is below 1 */
    public Folding {
        if (pe < 1 || simd < 1 || tile < 1) {
            throw new IllegalArgumentException(
                    "pe, simd and tile must be at least 1, not " + pe + ", " + simd + " and " + tile);
        }
    }

    /** A multiplier for each product. */
    public Folding(int pe, int simd) {
        this(pe, simd, /* pairs= */ false);
    }

    /** With as few places for a block of weights as keep the layer busy. */
    public Folding(int pe, int simd, boolean pairs) {
        this(pe, simd, pairs, 1);
    }

    /** The same with a block of weights used for so many places. */
    public Folding withTile(int places) {
        return new Folding(pe, simd, pairs, places);
    }

    /** The same with two products for each multiplier where that is possible. */
    public Folding withPairs(boolean wanted) {
        return new Folding(pe, simd, wanted, tile);
    }
}
