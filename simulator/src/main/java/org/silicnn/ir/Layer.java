package org.silicnn.ir;

import java.util.List;

/**
 * One step of a network. An implementation is a record that validates its arguments, all of them known without any
 * image, and infers its output type.
 */
public sealed interface Layer
        permits ArgMax,
                Arithmetic,
                AveragePool,
                Clamp,
                Concat,
                Conv,
                Dense,
                Lookup,
                MaxPool,
                Pad,
                Requantize,
                Reshape,
                Slice,
                Softmax,
                Transpose,
                Upsample {
    /** Unique in its network, and the name of the tensor that the layer makes. */
    String name();

    /** Names of the layers (or of the network's input) whose tensors are read, in the order of the operands. */
    List<String> inputs();

    /** What each of {@link #inputs()} must be. */
    List<TensorType> inputTypes();

    TensorType outputType();

    <R> R accept(LayerVisitor<R> visitor);
}
