package org.silicnn.graph;

import java.util.List;
import java.util.stream.IntStream;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Shape;

/**
 * A function of one element that a model writes out as several ops, each of which computes an element from the same
 * element of its operands.
 *
 * @param parts in the order in which they are computed; the last one's value is the result
 */
public record Composite(List<Part> parts) implements Op {
    /**
     * One of the ops.
     *
     * @param operands what it reads: parts by their place, the function's argument as {@value #ARGUMENT}
     */
    public record Part(Op op, List<Integer> operands) {
        /** In place of a part. */
        public static final int ARGUMENT = -1;

        public Part {
            operands = List.copyOf(operands);
        }
    }

    /** @throws InvalidNetworkException if there are no parts, or one of them isn't a function of single elements */
    public Composite {
        parts = List.copyOf(parts);
        for (int i = 0; i < parts.size(); i++) {
            int place = i;
            Part part = parts.get(i);
            boolean known = part.operands().stream().allMatch(at -> at >= Part.ARGUMENT && at < place);
            if (!known || part.operands().size() != operands(part.op())) {
                throw new InvalidNetworkException("a part must be a function of single elements that are known, not "
                        + part.op().word() + " of " + part.operands());
            }
        }
        if (parts.isEmpty()) {
            throw new InvalidNetworkException("a composite function must have a part");
        }
    }

    private static int operands(Op op) {
        if (op instanceof Op.Arithmetic) {
            return 2;
        }
        return isFunction(op) ? 1 : 0;
    }

    /** Whether an op computes each element from the same element of its one operand. */
    public static boolean isFunction(Op op) {
        return op instanceof Op.Activation
                || op instanceof Op.Relu
                || op instanceof Op.Affine
                || op instanceof Op.PRelu;
    }

    /** The value in double precision. */
    public double apply(double x, int channel) {
        double[] values = new double[parts.size()];
        for (int i = 0; i < values.length; i++) {
            Part part = parts.get(i);
            values[i] = apply(part.op(), operand(part, 0, x, values), operand(part, 1, x, values), channel);
        }
        return values[values.length - 1];
    }

    private static double operand(Part part, int number, double x, double... values) {
        int at = number < part.operands().size() ? part.operands().get(number) : Part.ARGUMENT;
        return at == Part.ARGUMENT ? x : values[at];
    }

    private static double apply(Op op, double a, double b, int channel) {
        if (op instanceof Op.Arithmetic arithmetic) {
            return arithmetic.operator().apply(a, b);
        }
        if (op instanceof Op.Activation activation) {
            return activation.function().apply(a, activation.alpha(), activation.beta());
        }
        if (op instanceof Op.Affine affine) {
            return (double) affine.scale()[channel] * a + affine.shift()[channel];
        }
        if (op instanceof Op.PRelu relu) {
            return a > 0 ? a : relu.slope()[channel] * a;
        }
        return Math.max(0, a);
    }

    /** How many functions it is: 1 if it is the same for all channels, else one for each. */
    public int functions() {
        return parts.stream().mapToInt(part -> functions(part.op())).max().orElse(1);
    }

    /** How many functions an op is: 1 if it is the same for all channels, else one for each. */
    public static int functions(Op op) {
        if (op instanceof Op.Affine affine) {
            return isSame(affine.scale()) && isSame(affine.shift()) ? 1 : affine.scale().length;
        }
        if (op instanceof Op.PRelu relu) {
            return isSame(relu.slope()) ? 1 : relu.slope().length;
        }
        return 1;
    }

    private static boolean isSame(float... values) {
        return IntStream.range(1, values.length).allMatch(i -> values[i] == values[0]);
    }

    @Override
    public Shape output(List<Shape> inputs) {
        Shape shape = Operands.one(inputs);
        for (Part part : parts) {
            part.op().output(part.operands().stream().map(at -> shape).toList());
        }
        return shape;
    }
}
