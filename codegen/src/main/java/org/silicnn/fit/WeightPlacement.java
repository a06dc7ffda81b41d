package org.silicnn.fit;

/** Where the weights of convolutions and fully connected layers are. */
public enum WeightPlacement {
    /** In tables on the chip. */
    ROM,
    /** In external memory, of all layers that can take them from there. */
    EXTERNAL,
    /** In tables on the chip as far as a budget of block RAMs goes, the largest in external memory. */
    AUTO
}
