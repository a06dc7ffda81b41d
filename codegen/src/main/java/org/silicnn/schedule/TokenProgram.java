package org.silicnn.schedule;

import java.util.Arrays;
import java.util.List;

/**
 * When a stage touches its streams while it works on one image: its C loops with everything but iterations, reads and
 * writes left out. An iteration takes one cycle if no stream makes it wait.
 *
 * @param loops one behind the other
 */
public record TokenProgram(List<Loop> loops) {
    public TokenProgram {
        loops = List.copyOf(loops);
    }

    /** Bursts one behind the other, over and over. */
    public record Loop(int times, List<Burst> bursts) {
        public Loop {
            bursts = List.copyOf(bursts);
        }

        public static Loop of(int times, Burst... bursts) {
            return new Loop(times, Arrays.asList(bursts));
        }

        long cycles() {
            return times * bursts.stream().mapToLong(Burst::iterations).sum();
        }
    }

    /**
     * Iterations in a row that do the same.
     *
     * @param iterations at least 0
     * @param accesses what each iteration does, in order; empty where it only computes
     */
    public record Burst(int iterations, List<Access> accesses) {
        public Burst {
            accesses = List.copyOf(accesses);
        }

        public static Burst of(int iterations, Access... accesses) {
            return new Burst(iterations, Arrays.asList(accesses));
        }

        public static Burst read(int port, int words) {
            return of(words, Access.read(port));
        }

        public static Burst write(int port, int words) {
            return of(words, Access.write(port));
        }

        /** Iterations that leave all streams alone. */
        public static Burst idle(int iterations) {
            return of(iterations);
        }
    }

    /**
     * A word through one stream.
     *
     * @param port which of the stage's inputs, or of its outputs
     */
    public record Access(boolean writes, int port) {
        public static Access read(int port) {
            return new Access(false, port);
        }

        public static Access write(int port) {
            return new Access(true, port);
        }
    }

    public static TokenProgram of(Loop... loops) {
        return new TokenProgram(Arrays.asList(loops));
    }

    /** One word in, one word out, each cycle. */
    public static TokenProgram wordByWord(int words) {
        return of(Loop.of(1, Burst.of(words, Access.read(0), Access.write(0))));
    }

    /** Iterations for one image: the fewest cycles between two images. */
    public long cycles() {
        return loops.stream().mapToLong(Loop::cycles).sum();
    }

    /** Words that pass through all streams for one image. */
    public long accesses() {
        return loops.stream()
                .mapToLong(loop -> loop.times()
                        * loop.bursts().stream()
                                .mapToLong(burst -> (long) burst.iterations()
                                        * burst.accesses().size())
                                .sum())
                .sum();
    }

    /** Words written to an output for one image. */
    public long words(int output) {
        return count(Access.write(output));
    }

    /** Words that pass in this way for one image. */
    long count(Access access) {
        return loops.stream()
                .mapToLong(loop -> loop.times()
                        * loop.bursts().stream()
                                .filter(burst -> burst.accesses().contains(access))
                                .mapToLong(Burst::iterations)
                                .sum())
                .sum();
    }
}
