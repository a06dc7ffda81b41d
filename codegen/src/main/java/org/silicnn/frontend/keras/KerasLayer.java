package org.silicnn.frontend.keras;

import java.util.List;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.GraphDraft;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;

/** One call of a layer being converted: its settings, its operands, its weights, and the draft to write to. */
final class KerasLayer {
    private final LayerPlace place;
    private final LayerSpec spec;
    private final Call call;
    private final List<Activation> inputs;
    private final KerasFile file;
    private final GraphDraft draft;

    KerasLayer(LayerPlace place, Call call, List<Activation> inputs, KerasFile file, GraphDraft draft) {
        this(place, place.layer(), call, inputs, file, draft);
    }

    private KerasLayer(
            LayerPlace place, LayerSpec spec, Call call, List<Activation> inputs, KerasFile file, GraphDraft draft) {
        this.place = place;
        this.spec = spec;
        this.call = call;
        this.inputs = inputs;
        this.file = file;
        this.draft = draft;
    }

    /** A layer in this one's settings, with this one's operands and weights. */
    KerasLayer wrapped(LayerSpec inner) {
        return new KerasLayer(place, inner, call, inputs, file, draft);
    }

    /** For nodes of the graph. */
    String name() {
        return place.name();
    }

    /** Its class, or package and name of an operation. */
    String type() {
        return spec.type();
    }

    Settings settings() {
        return spec.settings();
    }

    /** Version of Keras. */
    int version() {
        return file.version();
    }

    GraphDraft draft() {
        return draft;
    }

    List<Activation> inputs() {
        return inputs;
    }

    /** Of an operation, whose operands need not be tensors. */
    Arguments arguments() {
        return new Arguments(call, inputs);
    }

    /** The only operand. */
    Activation input() {
        if (inputs.size() != 1) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "number of inputs", 1, inputs.size());
        }
        return inputs.get(0);
    }

    /** The only operand, which must have so many axes, batch included. */
    Activation input(int rank) {
        Activation input = input();
        if (input.dims().length != rank) {
            throw new Rejection(ModelProblem.RANK, 0, rank, input.dims().length);
        }
        return input;
    }

    /** The arrays of weights, of which there must be so many. */
    List<Constant> weights(int count) {
        List<Constant> weights = file.weights().of(place);
        if (weights.size() != count) {
            throw new Rejection(ModelProblem.WEIGHTS_MISSING, count, weights.size());
        }
        return weights;
    }

    /** The arrays of weights, however many. */
    List<Constant> weights() {
        return file.weights().of(place);
    }
}
