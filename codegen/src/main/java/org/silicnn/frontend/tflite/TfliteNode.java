package org.silicnn.frontend.tflite;

import java.util.List;
import java.util.Optional;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.Constant;
import org.silicnn.frontend.GraphDraft;
import org.silicnn.frontend.ModelNode;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Operand;
import org.silicnn.frontend.Rejection;
import org.silicnn.graph.Function;
import org.silicnn.graph.Grid;
import org.silicnn.graph.Op;
import org.silicnn.graph.Quantize;

/** An operation of a TFLite file, with what the file says of its tensors. */
final class TfliteNode extends ModelNode {
    private static final int NONE = 0;
    private static final int RELU = 1;
    private static final int RELU_N1_TO_1 = 2;
    private static final int RELU6 = 3;
    private static final int TANH = 4;

    private final TfliteOperator operator;
    private final List<TfliteTensor> tensors;

    /**
     * @param tensors of the file
     * @param operands one for each input; empty where an optional one is left out
     */
    TfliteNode(
            TfliteOperator operator, List<TfliteTensor> tensors, List<Optional<Operand>> operands, GraphDraft draft) {
        super(operands, draft);
        this.operator = operator;
        this.tensors = tensors;
    }

    /** Operations have no names; the tensor they make has. */
    @Override
    public String name() {
        return output(0).shortName();
    }

    TfliteOptions options() {
        return operator.options();
    }

    /** What the file says of an input. */
    TfliteTensor input(int input) {
        if (!has(input)) {
            throw new Rejection(ModelProblem.INPUT_MISSING, input);
        }
        return tensors.get(operator.inputs()[input]);
    }

    /** What the file says of an output. */
    TfliteTensor output(int output) {
        return tensors.get(operator.outputs()[output]);
    }

    @Override
    public int outputs() {
        return operator.outputs().length;
    }

    /** The numbers that a stored tensor stands for. */
    Constant real(int input) {
        Constant stored = constant(input);
        Optional<Grid> grid = stored.isInteger() ? input(input).grid() : Optional.empty();
        if (grid.isEmpty()) {
            return stored;
        }
        float[] reals = new float[stored.size()];
        for (int i = 0; i < reals.length; i++) {
            reals[i] = (float) grid.get().real(stored.get(i));
        }
        return Constant.of(stored.dims(), reals);
    }

    /**
     * What was computed, still to be stored as the file says.
     *
     * @param activation code of the function that the operation ends with
     */
    void result(Activation computed, int activation) {
        Optional<Grid> grid = output(results().size()).grid();
        if (grid.isEmpty()) {
            super.result(fused(computed, activation));
            return;
        }
        Activation stored = stored(computed, grid.get());
        // The function is applied to what is stored, and makes of it what can be stored.
        super.result(activation == NONE ? stored : stored(fused(stored, activation), grid.get()));
    }

    /** Stored numbers as they are; what was computed, as an operation that ends with no function gives it. */
    @Override
    public void result(Operand operand) {
        if (operand instanceof Activation computed) {
            result(computed, NONE);
        } else {
            super.result(operand);
        }
    }

    private Activation stored(Activation computed, Grid grid) {
        TfliteTensor tensor = output(results().size());
        if (grid.format().width() != Byte.SIZE) {
            // Kernels of 16 bits round in ways of their own, which nothing here repeats.
            throw new Rejection(
                    ModelProblem.VALUE_NOT_SUPPORTED, "stored values", "of int8 or uint8", tensor.typeName());
        }
        return draft().apply(tensor.shortName() + "/quantize", new Quantize(grid), computed);
    }

    private Activation fused(Activation computed, int activation) {
        String name = output(results().size()).shortName();
        return switch (activation) {
            case NONE -> computed;
            case RELU -> draft().apply(name + "/relu", new Op.Relu(), computed);
            case RELU_N1_TO_1 -> draft().apply(name + "/relu1", new Op.Activation(Function.CLIP, -1, 1), computed);
            case RELU6 -> draft().apply(name + "/relu6", new Op.Activation(Function.CLIP, 0, 6), computed);
            case TANH -> draft().apply(name + "/tanh", new Op.Activation(Function.TANH, 0, 0), computed);
            default ->
                throw new Rejection(
                        ModelProblem.VALUE_NOT_SUPPORTED,
                        "the fused function",
                        "none, ReLU, ReLU1, ReLU6 or tanh",
                        activation);
        };
    }
}
