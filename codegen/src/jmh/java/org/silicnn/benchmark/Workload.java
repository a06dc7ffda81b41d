package org.silicnn.benchmark;

import java.util.ArrayList;
import java.util.List;

/**
 * A net of 8-bit layers with made-up weights; a dense layer is a convolution over the whole picture.
 *
 * @param side height and width of the image
 * @param channels of the image
 * @param images at a time
 */
record Workload(String name, int side, int channels, int images, List<Step> steps) {
    /** The number of the step that stands for the image. */
    static final int IMAGE = -1;

    /** What a step does. */
    enum Kind {
        /** A square convolution and its requantisation. */
        CONV,
        /** The maximum of 2x2, or of 3x3 two apart. */
        MAX_POOL,
        /** The mean of all places, and its requantisation. */
        GLOBAL_MEAN,
        /** The sum of two steps and its requantisation. */
        ADD
    }

    /**
     * One layer and its requantisation.
     *
     * @param from number of the step that is read
     * @param other the second one of a sum
     * @param side height and width of the output
     * @param outputs channels of the output
     */
    record Step(
            Kind kind,
            int from,
            int other,
            int kernel,
            int stride,
            int pad,
            int groups,
            int inputs,
            int outputs,
            int side) {
        /** Multiplications for one image. */
        long multiplications() {
            return kind == Kind.CONV ? (long) side * side * outputs * weightsPerOutput() : 0;
        }

        int weightsPerOutput() {
            return kernel * kernel * (inputs / groups);
        }
    }

    /** Multiplications for one image. */
    long multiplications() {
        return steps.stream().mapToLong(Step::multiplications).sum();
    }

    /** Puts steps together; each method gives the number of its step. */
    static final class Builder {
        private final String name;
        private final int side;
        private final int channels;
        private final List<Step> steps = new ArrayList<>();

        Builder(String name, int side, int channels) {
            this.name = name;
            this.side = side;
            this.channels = channels;
        }

        private int side(int from) {
            return from == IMAGE ? side : steps.get(from).side();
        }

        private int channels(int from) {
            return from == IMAGE ? channels : steps.get(from).outputs();
        }

        private int add(Step step) {
            steps.add(step);
            return steps.size() - 1;
        }

        int conv(int from, int kernel, int stride, int pad, int outputs, int groups) {
            int size = (side(from) + 2 * pad - kernel) / stride + 1;
            return add(new Step(Kind.CONV, from, IMAGE, kernel, stride, pad, groups, channels(from), outputs, size));
        }

        int depthwise(int from, int stride) {
            return conv(from, 3, stride, 1, channels(from), channels(from));
        }

        int maxPool(int from, int kernel) {
            int size = (side(from) - kernel) / 2 + 1;
            return add(new Step(Kind.MAX_POOL, from, IMAGE, kernel, 2, 0, 1, channels(from), channels(from), size));
        }

        int globalMean(int from) {
            return add(new Step(Kind.GLOBAL_MEAN, from, IMAGE, side(from), 1, 0, 1, channels(from), channels(from), 1));
        }

        int sum(int from, int other) {
            return add(new Step(Kind.ADD, from, other, 1, 1, 0, 1, channels(from), channels(from), side(from)));
        }

        Workload build(int images) {
            return new Workload(name, side, channels, images, List.copyOf(steps));
        }
    }
}
