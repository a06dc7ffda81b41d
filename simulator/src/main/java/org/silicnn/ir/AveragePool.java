package org.silicnn.ir;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.silicnn.fixed.FixedFormat;

/**
 * The mean under a window, channel by channel, but for the division: {@code out = Σ (in − zeroPoint) · unit / count},
 * where {@code count} is the number of cells that the mean is of and {@code unit}, the least common multiple of all counts
 * that occur, makes every quotient an integer. So the output is exact, and one step of it is worth the input's scale
 * divided by {@code unit}; a {@link Requantize} behind rounds.
 *
 * <p>Where all windows have one count, {@code unit / count} is 1 and the output is the plain sum.
 *
 * @param countPadding whether cells in the padding count, as zeros; if not, every window position must cover a real cell
 */
public record AveragePool(String name, String input, TensorType inputType, Window window, boolean countPadding)
        implements Layer {

    /**
     * @throws InvalidNetworkException if the window doesn't fit, has nothing to take the mean of, or the sums could pass
     *     63 bits
     */
    public AveragePool {
        if (!countPadding) {
            window.requireCells(inputType.shape());
        }
        sums(inputType, unit(inputType.shape(), window, countPadding));
    }

    /** Numbers of cells that means are of, in ascending order. */
    public Set<Integer> counts() {
        return counts(inputType.shape(), window, countPadding);
    }

    /** The least common multiple of all {@link #counts()}: steps of the output in one step of the input. */
    public long unit() {
        return unit(inputType.shape(), window, countPadding);
    }

    /** Whether the one window position covers every cell of the input once. */
    public boolean isGlobal() {
        return window.isGlobal(inputType.shape());
    }

    private static Set<Integer> counts(Shape input, Window window, boolean countPadding) {
        if (countPadding) {
            return Set.of(window.taps());
        }
        Set<Integer> counts = new TreeSet<>();
        for (int depth : window.depth().cellCounts(input.depth())) {
            for (int height : window.height().cellCounts(input.height())) {
                for (int width : window.width().cellCounts(input.width())) {
                    counts.add(depth * height * width);
                }
            }
        }
        return counts;
    }

    /** What axes have in common multiplies up: a count is a product of one number of cells for each axis. */
    private static long unit(Shape input, Window window, boolean countPadding) {
        if (countPadding) {
            return window.taps();
        }
        try {
            return Math.multiplyExact(
                    commonMultiple(window.depth().cellCounts(input.depth())),
                    Math.multiplyExact(
                            commonMultiple(window.height().cellCounts(input.height())),
                            commonMultiple(window.width().cellCounts(input.width()))));
        } catch (ArithmeticException e) {
            throw new InvalidNetworkException(
                    "the numbers of cells that means are of must have a common multiple below 2^63, which those of the"
                            + " window " + window + " over " + input + " do not");
        }
    }

    private static long commonMultiple(Set<Integer> counts) {
        long multiple = 1;
        for (int count : counts) {
            multiple = Math.multiplyExact(multiple / greatestCommonDivisor(multiple, count), count);
        }
        return multiple;
    }

    private static long greatestCommonDivisor(long a, long b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** No partial sum passes these limits: {@code count} cells, each times {@code unit / count}. */
    private static FixedFormat sums(TensorType input, long unit) {
        try {
            long least = Math.min(0, Math.multiplyExact(input.least(), unit));
            long most = Math.max(0, Math.multiplyExact(input.most(), unit));
            if (FixedFormat.signedBits(least, most) <= FixedFormat.MAX_WIDTH) {
                return FixedFormat.signedFor(least, most, input.format().fractionBits());
            }
        } catch (ArithmeticException e) {
            // Refused below.
        }
        throw new InvalidNetworkException("the sums of an average must fit " + FixedFormat.MAX_WIDTH + " bits, which "
                + input.format() + " times the common multiple " + unit + " of all numbers of cells does not");
    }

    /** The narrowest signed format that holds every sum, zero stored as 0. */
    @Override
    public TensorType outputType() {
        Shape shape = window.output(inputType.shape(), inputType.shape().channels());
        return new TensorType(shape, sums(inputType, unit()), inputType.scale() / unit(), 0);
    }

    @Override
    public List<String> inputs() {
        return List.of(input);
    }

    @Override
    public List<TensorType> inputTypes() {
        return List.of(inputType);
    }

    @Override
    public <R> R accept(LayerVisitor<R> visitor) {
        return visitor.visitAveragePool(this);
    }
}
