package org.silicnn.graph;

import java.util.Arrays;
import java.util.OptionalInt;
import org.silicnn.ir.InvalidNetworkException;

/**
 * Resampling along one axis, worked out: each output is a weighted sum of a few inputs. This says the same for every
 * interpolation and every convention about where a pixel's centre lies.
 *
 * @param taps inputs that take part in an output: 1 for nearest, 2 for linear, 4 for cubic interpolation
 * @param cells which inputs; output by output
 * @param weights their weights; as many
 */
public record Sampling(int taps, int[] cells, float[] weights) {
    /** @throws InvalidNetworkException if lengths don't agree */
    public Sampling {
        if (taps < 1 || cells.length == 0 || cells.length % taps != 0 || cells.length != weights.length) {
            throw new InvalidNetworkException("a sampling of " + taps + " taps must have as many cells as weights, not "
                    + cells.length + " and " + weights.length);
        }
    }

    /** Every input once, in order. */
    public static Sampling identity(int extent) {
        int[] cells = new int[extent];
        for (int i = 0; i < extent; i++) {
            cells[i] = i;
        }
        return nearest(cells);
    }

    /** One input for each output. */
    public static Sampling nearest(int... cells) {
        float[] weights = new float[cells.length];
        Arrays.fill(weights, 1);
        return new Sampling(1, cells, weights);
    }

    public int outputs() {
        return cells.length / taps;
    }

    /** How often each input is repeated, if that is all there is to it; 1 if nothing happens. */
    public OptionalInt repeats(int inputs) {
        if (taps != 1 || outputs() % inputs != 0) {
            return OptionalInt.empty();
        }
        int factor = outputs() / inputs;
        for (int i = 0; i < cells.length; i++) {
            if (cells[i] != i / factor || weights[i] != 1) {
                return OptionalInt.empty();
            }
        }
        return OptionalInt.of(factor);
    }

    /** Whether the weights of each output add up to 1. */
    boolean isAverage() {
        for (int output = 0; output < outputs(); output++) {
            double sum = 0;
            for (int tap = 0; tap < taps; tap++) {
                sum += weights[output * taps + tap];
            }
            if (Math.abs(sum - 1) > 1e-6) {
                return false;
            }
        }
        return true;
    }

    void requireInput(int extent) {
        for (int cell : cells) {
            if (cell < 0 || cell >= extent) {
                throw new InvalidNetworkException("a sampling of " + extent + " cells must not read cell " + cell);
            }
        }
    }

    @Override
    public String toString() {
        return outputs() + " of " + taps + " taps";
    }
}
