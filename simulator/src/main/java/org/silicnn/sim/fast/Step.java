package org.silicnn.sim.fast;

import java.util.List;
import org.silicnn.ir.TensorType;

/**
 * One kernel of a plan.
 *
 * @param name of the tensor it makes
 * @param layers what it computes, in order: one layer, or a sum and its requantisation
 * @param work multiplications for one image, or elements where nothing is multiplied
 */
record Step(String name, List<String> layers, List<String> inputs, TensorType type, Kernel kernel, long work) {}
