package org.silicnn.fit;

import java.util.Optional;
import org.silicnn.emit.layer.Folding;

/**
 * What is fixed about the hardware of one layer; whatever is empty is searched for, or as for every layer.
 *
 * @param pe output channels at a time: of a layer with weights any number up to all of a group, of another layer one of
 *     the divisors that fit a word, and at least as many as come in one
 * @param simd products for each of them at a time, up to all of a sum; only where there are weights
 * @param tile places for which a block of weights is read once, at least; only where weights can be in external memory
 * @param weights where they are; only where they can be in external memory
 */
public record LayerChoice(
        Optional<Integer> pe, Optional<Integer> simd, Optional<Integer> tile, Optional<WeightPlacement> weights) {
    /** Nothing is fixed. */
    public static final LayerChoice NONE =
            new LayerChoice(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** With so many output channels at a time. */
    public LayerChoice withPe(int channels) {
        return new LayerChoice(Optional.of(channels), simd, tile, weights);
    }

    /** With so many products at a time for each output channel. */
    public LayerChoice withSimd(int products) {
        return new LayerChoice(pe, Optional.of(products), tile, weights);
    }

    /** With a block of weights used for so many places at least. */
    public LayerChoice withTile(int places) {
        return new LayerChoice(pe, simd, Optional.of(places), weights);
    }

    /** With the weights there. */
    public LayerChoice withWeights(WeightPlacement placement) {
        return new LayerChoice(pe, simd, tile, Optional.of(placement));
    }

    /** The folding with what is fixed here, and the rest as in {@code others}. */
    Folding over(Folding others) {
        return new Folding(
                pe.orElse(others.pe()), simd.orElse(others.simd()), others.pairs(), tile.orElse(others.tile()));
    }
}
