package org.silicnn.quant;

import org.silicnn.graph.Grid;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/**
 * How one kind of op becomes integer layers together with the {@link org.silicnn.graph.Quantize} that alone reads it: how
 * it computes depends on what the model file wants stored. Stateless; one class each, listed in {@link JointLowerings}.
 */
interface JointLowering<O extends Op> {
    /** Whether it serves values stored like this. If not, the two are lowered one after the other. */
    boolean serves(O op, Grid grid);

    /**
     * Appends the layers that compute both nodes.
     *
     * @param quantize the node that stores, on {@code grid}
     * @throws org.silicnn.ir.InvalidNetworkException if the nodes have no integer form, saying why
     */
    void lower(Node node, O op, Node quantize, Grid grid, LoweringContext context);
}
