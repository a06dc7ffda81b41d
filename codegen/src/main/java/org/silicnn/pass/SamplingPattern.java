package org.silicnn.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silicnn.graph.Sampling;
import org.silicnn.ir.Window;

/**
 * A resampling of one axis whose weights come back: output {@code phases · j + r} is the sum over taps {@code t} of
 * {@code weights[r][t] · in[stride · j − padBefore + t]}, where the outermost elements go on beyond both ends.
 *
 * @param stride input elements from one turn to the next
 * @param padBefore how far the first turn reaches beyond the front; at least 0
 * @param weights for each phase, one for each tap
 */
record SamplingPattern(int stride, int padBefore, float[][] weights) {
    /** More phases than this would make more channels than anybody resamples for. */
    private static final int MOST_PHASES = 8;

    private static final float SAME = 1e-5f;

    /** What one phase does. */
    private record Phase(int first, float[] weights) {
        int end() {
            return first + weights.length;
        }
    }

    /** The pattern of a sampling, if it has one. */
    static Optional<SamplingPattern> of(Sampling sampling, int inputs) {
        int turns = greatestCommonDivisor(sampling.outputs(), inputs);
        int count = sampling.outputs() / turns;
        if (count > MOST_PHASES) {
            return Optional.empty();
        }
        int stride = inputs / turns;
        List<Phase> phases = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            Optional<Phase> phase = phase(sampling, number, count, turns, stride);
            if (phase.isEmpty()) {
                return Optional.empty();
            }
            phases.add(phase.get());
        }
        int first = Math.min(0, phases.stream().mapToInt(Phase::first).min().orElseThrow());
        int end = phases.stream().mapToInt(Phase::end).max().orElseThrow();
        float[][] weights = new float[count][Math.max(1, end - first)];
        for (int number = 0; number < count; number++) {
            float[] each = phases.get(number).weights();
            System.arraycopy(each, 0, weights[number], phases.get(number).first() - first, each.length);
        }
        return Optional.of(new SamplingPattern(stride, -first, weights));
    }

    private static int greatestCommonDivisor(int a, int b) {
        return b == 0 ? a : greatestCommonDivisor(b, a % b);
    }

    /** What some turn shows of a phase and all others agree with. In the middle no tap is likely to meet an end. */
    private static Optional<Phase> phase(Sampling sampling, int number, int count, int turns, int stride) {
        for (int i = 0; i < turns; i++) {
            int turn = (turns / 2 + i) % turns;
            Phase seen = seen(sampling, turn * count + number, turn * stride);
            boolean explainsAll = true;
            for (int other = 0; other < turns && explainsAll; other++) {
                explainsAll = explains(seen, sampling, other * count + number, other * stride, turns * stride);
            }
            if (explainsAll) {
                return Optional.of(seen);
            }
        }
        return Optional.empty();
    }

    private static Phase seen(Sampling sampling, int output, int origin) {
        int taps = sampling.taps();
        int least = Integer.MAX_VALUE;
        int most = Integer.MIN_VALUE;
        for (int i = output * taps; i < (output + 1) * taps; i++) {
            least = Math.min(least, sampling.cells()[i]);
            most = Math.max(most, sampling.cells()[i]);
        }
        float[] weights = new float[most - least + 1];
        for (int i = output * taps; i < (output + 1) * taps; i++) {
            weights[sampling.cells()[i] - least] += sampling.weights()[i];
        }
        return new Phase(least - origin, weights);
    }

    private static boolean explains(Phase phase, Sampling sampling, int output, int origin, int inputs) {
        float[] difference = new float[inputs];
        for (int i = output * sampling.taps(); i < (output + 1) * sampling.taps(); i++) {
            difference[sampling.cells()[i]] += sampling.weights()[i];
        }
        for (int tap = 0; tap < phase.weights().length; tap++) {
            int cell = origin + phase.first() + tap;
            difference[Math.max(0, Math.min(inputs - 1, cell))] -= phase.weights()[tap];
        }
        for (float each : difference) {
            if (Math.abs(each) > SAME) {
                return false;
            }
        }
        return true;
    }

    /** How far the last turn reaches beyond the end. */
    int padAfter(int inputs) {
        int turns = inputs / stride;
        return Math.max(0, (turns - 1) * stride - padBefore + weights[0].length - inputs);
    }

    /** Over an input that has both pads already. */
    PhaseAxis axis() {
        return new PhaseAxis(Window.Axis.of(weights[0].length, stride), weights.length, 0);
    }
}
