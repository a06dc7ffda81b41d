package org.silicnn.pass;

import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.silicnn.graph.Composite;
import org.silicnn.graph.Function;
import org.silicnn.graph.Op;

/**
 * Functions that have a name, recognised by their values. So it doesn't matter in which of many forms, and with constants
 * rounded to how many digits, an exporter writes them out.
 */
final class KnownFunctions {
    /** Ten times what single precision constants are off; the two forms of GELU are a hundred times that apart. */
    private static final double TOLERANCE = 3e-6;

    private static final double[] POINTS = DoubleStream.concat(
                    IntStream.rangeClosed(-96, 96).mapToDouble(i -> i / 8.0 + 1 / 64.0),
                    DoubleStream.of(-40, -20, 20, 40))
            .toArray();

    private KnownFunctions() {}

    /** The activation that computes the same, if one does. */
    static Optional<Op.Activation> of(Composite composite) {
        if (composite.functions() > 1) {
            return Optional.empty();
        }
        return candidates(composite)
                .filter(candidate -> isSame(candidate, composite))
                .findFirst();
    }

    private static Stream<Op.Activation> candidates(Composite composite) {
        float below = (float) -composite.apply(-1, 0);
        float least = (float) -composite.apply(-40, 0);
        return Stream.of(
                activation(Function.SIGMOID, 0, 0),
                activation(Function.SILU, 1, 0),
                activation(Function.SILU, 1.702f, 0),
                activation(Function.HARD_SIGMOID, 1 / 6f, 0.5f),
                activation(Function.HARD_SIGMOID, 0.2f, 0.5f),
                activation(Function.HARD_SWISH, 0, 0),
                activation(Function.MISH, 0, 0),
                activation(Function.GELU, 0, 0),
                activation(Function.GELU_TANH, 0, 0),
                activation(Function.SOFTPLUS, 0, 0),
                activation(Function.SOFTSIGN, 0, 0),
                activation(Function.TANH, 0, 0),
                activation(Function.CLIP, 0, 6),
                activation(Function.ABS, 0, 0),
                activation(Function.LEAKY_RELU, below, 0),
                activation(Function.ELU, least, 0),
                activation(Function.SELU, 1.6732632f, 1.050701f));
    }

    private static Op.Activation activation(Function function, float alpha, float beta) {
        return new Op.Activation(function, alpha, beta);
    }

    private static boolean isSame(Op.Activation candidate, Composite composite) {
        return DoubleStream.of(POINTS).allMatch(x -> {
            double wanted = composite.apply(x, 0);
            double found = candidate.function().apply(x, candidate.alpha(), candidate.beta());
            return Math.abs(found - wanted) <= TOLERANCE * Math.max(1, Math.abs(wanted));
        });
    }
}
