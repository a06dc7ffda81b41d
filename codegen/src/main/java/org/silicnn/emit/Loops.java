package org.silicnn.emit;

import java.util.Optional;
import org.silicnn.emit.layer.ConvCode;
import org.silicnn.emit.layer.DenseCode;
import org.silicnn.emit.layer.Folded;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.Incoming;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Layer;

/** The folded loops of the layers that have some. */
final class Loops {
    private Loops() {}

    static Optional<Folded> of(Layer layer, Words input, Foldings foldings) {
        Incoming incoming = new Incoming(input.type().shape().channels(), input.width());
        return of(
                layer, incoming, foldings.of(layer.name()), foldings.streamed().contains(layer.name()));
    }

    static Optional<Folded> of(Layer layer, Incoming incoming, Folding folding, boolean streamed) {
        if (layer instanceof Conv conv) {
            return Optional.of(ConvCode.loops(conv, incoming, folding, streamed));
        }
        return layer instanceof Dense dense
                ? Optional.of(DenseCode.loops(dense, incoming, folding, streamed))
                : Optional.empty();
    }
}
