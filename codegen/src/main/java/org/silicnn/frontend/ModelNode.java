package org.silicnn.frontend;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One node of a file while it is converted: its operands, the draft to write to, and its results. */
public abstract class ModelNode {
    private final List<Optional<Operand>> operands;
    private final GraphDraft draft;
    private final List<Operand> results = new ArrayList<>();

    /** @param operands one for each input; empty where an optional input is left out */
    protected ModelNode(List<Optional<Operand>> operands, GraphDraft draft) {
        this.operands = operands;
        this.draft = draft;
    }

    /** What messages and layers call the node. */
    public abstract String name();

    /** How many outputs the file gives the node. */
    public abstract int outputs();

    public final GraphDraft draft() {
        return draft;
    }

    public final int inputs() {
        return operands.size();
    }

    public final boolean has(int input) {
        return input < operands.size() && operands.get(input).isPresent();
    }

    /**
     * Whatever the input is.
     *
     * @throws Rejection if it is left out; so too below
     */
    public final Operand operand(int input) {
        if (!has(input)) {
            throw new Rejection(ModelProblem.INPUT_MISSING, input);
        }
        return operands.get(input).get();
    }

    /**
     * The input, which must come from the image.
     *
     * @throws Rejection if it is stored in the file
     */
    public final Activation activation(int input) {
        if (operand(input) instanceof Activation activation) {
            return activation;
        }
        throw new Rejection(ModelProblem.MUST_BE_COMPUTED, input);
    }

    /**
     * The numbers as they are stored: of quantised tensors the integers, not what they stand for.
     *
     * @throws Rejection if the input is computed from the image
     */
    public final Constant constant(int input) {
        if (operand(input) instanceof Constant constant) {
            return constant;
        }
        throw new Rejection(ModelProblem.MUST_BE_CONSTANT, input);
    }

    public final Optional<Constant> optionalConstant(int input) {
        return has(input) ? Optional.of(constant(input)) : Optional.empty();
    }

    public final boolean allConstant() {
        return operands.stream().flatMap(Optional::stream).allMatch(Constant.class::isInstance);
    }

    /** Gives the next output its value. */
    public void result(Operand operand) {
        results.add(operand);
    }

    /** The values of the outputs, as far as the converter set them. */
    public final List<Operand> results() {
        return results;
    }

    /** The first input with the same elements in the same order and other extents, as the next result. */
    public final void regroup(int... dims) {
        if (dims.length > Limits.RANK) {
            throw new Rejection(ModelProblem.TOO_MANY_AXES, Limits.RANK, dims.length);
        }
        if (operand(0) instanceof Activation activation) {
            result(draft.regroup(name(), activation, dims));
            return;
        }
        Constant constant = constant(0);
        if (Limits.elements(dims) != constant.size()) {
            throw new Rejection(ModelProblem.CANNOT_RESHAPE, Dims.text(dims), Dims.text(constant.dims()));
        }
        result(constant.withDims(dims));
    }

    /**
     * The first input with its axes in another order, as the next result.
     *
     * @param order where each axis of the result was, a permutation
     */
    public final void transpose(int... order) {
        if (operand(0) instanceof Activation activation) {
            result(activation.withLayout(activation.layout().transposed(order)));
        } else {
            result(constant(0).transposed(order));
        }
    }
}
