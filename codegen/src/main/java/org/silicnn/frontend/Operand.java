package org.silicnn.frontend;

/** What a node of a model file reads: something computed from the image, or numbers known at import. */
public sealed interface Operand permits Activation, Constant {
    /** Extents in the file's own order of axes, batch included. */
    int[] dims();
}
