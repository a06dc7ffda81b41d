package org.silicnn.quant;

import java.util.Optional;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;

/** How one kind of op becomes integer layers. Stateless; one class each, listed in {@link Lowerings}. */
interface Lowering<O extends Op> {
    /**
     * Appends the layers that compute a node.
     *
     * @throws org.silicnn.ir.InvalidNetworkException if the node has no integer form, saying why
     */
    void lower(Node node, O op, LoweringContext context);

    /** Why an op has no integer form whatever it reads, so that all such nodes can be named at once. */
    default Optional<String> objection(O op) {
        return Optional.empty();
    }
}
