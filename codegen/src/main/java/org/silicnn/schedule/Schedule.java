package org.silicnn.schedule;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * When a dataflow takes and gives images, and how deep its streams must be for that.
 *
 * @param interval cycles from one image to the next when images come as fast as they are taken
 * @param latency cycles from the first word of the first image to the last of its result
 * @param depths words that each stream between stages must hold
 */
public record Schedule(long interval, long latency, Map<String, Integer> depths) {
    /** Words that a stream holds in every tool, whatever its depth is said to be. */
    public static final int ANY_DEPTH = 2;

    /** Images after which the time between two of them doesn't change any more, or hardly ever. */
    private static final int IMAGES = 3;

    /** Accesses of all trials together: a few seconds of work. */
    private static final long PATIENCE = 1_000_000_000;

    /** Words beyond which a stream between two stages brings nothing; a branch that waits may need more. */
    private static final int DEEPEST = 1 << 16;

    private static final int DOUBLINGS = 20;

    /** Depths up to this cost next to nothing, so that none less is looked for. */
    static final int SHALLOW = 32;

    public Schedule {
        depths = Collections.unmodifiableSortedMap(new TreeMap<>(depths));
    }

    /**
     * Chooses depths with which the dataflow is as fast as with any, or as its slowest stage. Then halves them, the deepest
     * first, as long as that costs no time.
     *
     * <p>That a run ends is the proof that the dataflow never stops for ever: each image leaves all streams empty, and
     * whether such a network of stages stops doesn't depend on when they run (see {@link DemandSchedule}).
     *
     * @param least words with which the dataflow doesn't stop for ever, for each stream; where the search starts
     * @throws IllegalStateException if it stops with streams of any depth
     */
    public static Schedule of(List<Actor> actors, Map<String, Integer> least) {
        return new Search(actors, least).run();
    }

    /** With given depths; the interval is -1 if the stages stop for ever. */
    public static Schedule with(List<Actor> actors, Map<String, Integer> depths) {
        List<Long> ends = CycleSimulation.run(actors, depths::get, IMAGES);
        return ends.isEmpty()
                ? new Schedule(-1, -1, depths)
                : new Schedule(ends.get(IMAGES - 1) - ends.get(IMAGES - 2), ends.get(0), depths);
    }

    private static final class Search {
        private final List<Actor> actors;
        private final SortedMap<String, Integer> least = new TreeMap<>();
        private final SortedMap<String, Integer> most = new TreeMap<>();
        private final long bottleneck;
        private final long effort;
        private long spent;

        Search(List<Actor> actors, Map<String, Integer> least) {
            this.actors = actors;
            least.forEach((stream, words) -> this.least.put(stream, Math.max(ANY_DEPTH, words)));
            bottleneck = actors.stream()
                    .mapToLong(actor -> actor.program().cycles())
                    .max()
                    .orElse(0);
            long accesses = 0;
            for (Actor actor : actors) {
                accesses += actor.program().accesses();
                for (int i = 0; i < actor.outputs().size(); i++) {
                    int words = (int) Math.min(DEEPEST, actor.program().words(i));
                    String stream = actor.outputs().get(i);
                    if (this.least.containsKey(stream)) {
                        most.put(stream, Math.max(words, 2 * this.least.get(stream)));
                    }
                }
            }
            effort = IMAGES * accesses;
        }

        /** Deeper streams never slow a dataflow down, so the least of its depths that will do is found by bisection. */
        Schedule run() {
            Schedule best = trial(most);
            if (best.interval() < 0) {
                throw new IllegalStateException("the dataflow stops with streams of " + best.depths());
            }
            long target = Math.max(bottleneck, best.interval());
            int low = 0;
            int high = DOUBLINGS;
            while (low < high) {
                int doublings = (low + high) / 2;
                Schedule trial = trial(
                        depths(stream -> (int) Math.min(most.get(stream), (long) least.get(stream) << doublings)));
                if (trial.interval() >= 0 && trial.interval() <= target) {
                    best = trial;
                    high = doublings;
                } else {
                    low = doublings + 1;
                }
            }
            return shallower(best);
        }

        /** Halves one stream after the other, the deepest first, as long as that costs no time. */
        private Schedule shallower(Schedule start) {
            Schedule best = start;
            List<String> streams = start.depths().keySet().stream()
                    .sorted((a, b) -> Integer.compare(
                            start.depths().get(b), start.depths().get(a)))
                    .toList();
            for (String stream : streams) {
                // Most can do with the least at once; the others take a trial for each halving.
                Optional<Schedule> found = asFast(start, best, stream, ANY_DEPTH);
                if (found.isEmpty()) {
                    found = asFast(start, best, stream, best.depths().get(stream) / 2);
                    while (found.isPresent()) {
                        best = found.get();
                        found = asFast(start, best, stream, best.depths().get(stream) / 2);
                    }
                } else {
                    best = found.get();
                }
            }
            return best;
        }

        private Optional<Schedule> asFast(Schedule start, Schedule best, String stream, int depth) {
            if (best.depths().get(stream) <= SHALLOW || spent > PATIENCE) {
                return Optional.empty();
            }
            SortedMap<String, Integer> fewer = new TreeMap<>(best.depths());
            fewer.put(stream, depth);
            Schedule trial = trial(fewer);
            boolean fast = trial.interval() >= 0 && trial.interval() <= start.interval();
            return fast ? Optional.of(trial) : Optional.empty();
        }

        private SortedMap<String, Integer> depths(ToIntFunction<String> depth) {
            SortedMap<String, Integer> depths = new TreeMap<>();
            least.keySet().forEach(stream -> depths.put(stream, depth.applyAsInt(stream)));
            return depths;
        }

        private Schedule trial(Map<String, Integer> depths) {
            spent += effort;
            return with(actors, depths);
        }
    }
}
