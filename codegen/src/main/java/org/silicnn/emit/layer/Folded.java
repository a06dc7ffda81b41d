package org.silicnn.emit.layer;

/** The loops of a weighted layer, with so much of it in one cycle. */
public sealed interface Folded permits FoldedLoops, DepthwiseLoops, TiledLoops {
    /** Positions of the window. */
    int places();

    /** Output channels at a time. */
    int pe();

    /** Products for each of them at a time. */
    int simd();

    /** Iterations over the outputs of a place. */
    int folds();

    /** Channels in a word read. */
    int inputWidth();

    /** Channels in a word written. */
    int outputWidth();

    /** Products of one image. */
    long products();

    /** Cycles for one image when no stream makes it wait. */
    long cycles();
}
