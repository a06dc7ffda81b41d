package org.silicnn.schedule;

import java.util.Arrays;
import java.util.List;

/**
 * The order in which a stage touches its streams while it works on one image: its C loops with everything but reads and
 * writes left out.
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
    }

    /**
     * Words in a row through one stream.
     *
     * @param port which of the stage's inputs, or of its outputs
     * @param words at least 0
     */
    public record Burst(boolean writes, int port, int words) {
        public static Burst read(int port, int words) {
            return new Burst(false, port, words);
        }

        public static Burst write(int port, int words) {
            return new Burst(true, port, words);
        }
    }

    public static TokenProgram of(Loop... loops) {
        return new TokenProgram(Arrays.asList(loops));
    }

    /** One word in, one word out. */
    public static TokenProgram wordByWord(int words) {
        return of(Loop.of(words, Burst.read(0, 1), Burst.write(0, 1)));
    }
}
