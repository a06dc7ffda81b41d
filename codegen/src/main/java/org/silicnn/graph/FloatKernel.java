package org.silicnn.graph;

import java.util.List;

/** An op made ready to run on operands of known shapes. Safe to share between threads. */
@FunctionalInterface
interface FloatKernel {
    /** The op's value; operands are read only, and the result may be one of them only if it is the same tensor. */
    float[] run(List<float[]> inputs);
}
