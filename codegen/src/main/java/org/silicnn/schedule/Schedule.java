package org.silicnn.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

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
    private static final long PATIENCE = 400_000_000;

    /** Words beyond which a stream between two stages brings nothing; a branch that waits may need more. */
    private static final int DEEPEST = 1 << 16;

    /** Depths up to this cost next to nothing, so that none less is looked for. */
    static final int SHALLOW = 32;

    public Schedule {
        depths = Collections.unmodifiableSortedMap(new TreeMap<>(depths));
    }

    /**
     * Chooses depths with which the dataflow is as fast as with any: what streams hold when words come evenly. Then halves
     * them, the deepest first, as long as that costs no time.
     *
     * <p>That a run ends is the proof that the dataflow never stops for ever: each image leaves all streams empty, and
     * whether such a network of stages stops doesn't depend on when they run (see {@link DemandSchedule}).
     *
     * @param least words with which the dataflow doesn't stop for ever, for each stream
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

        Schedule run() {
            Schedule fastest = trial(most);
            if (fastest.interval() < 0) {
                throw new IllegalStateException("the dataflow stops with streams of " + fastest.depths());
            }
            Schedule held = trial(held(Math.max(bottleneck, fastest.interval())));
            return shallower(held.interval() >= 0 && held.interval() <= fastest.interval() ? held : fastest);
        }

        /**
         * What streams hold if the words of an image come as evenly as the dataflow can take them, and nothing waits for
         * room. With these depths it goes as fast also when words come early: then no access is later (the times are
         * sums and maxima of earlier ones).
         */
        private SortedMap<String, Integer> held(long interval) {
            List<Actor> paced = new ArrayList<>();
            String image = actors.get(0).inputs().get(0);
            paced.add(new Actor(
                    List.of(), List.of(image), evenly(actors.get(0).program().count(Access.read(0)), interval)));
            paced.addAll(actors);
            spent += effort;
            Map<String, Integer> held =
                    CycleSimulation.occupancies(paced, stream -> most.getOrDefault(stream, DEEPEST), IMAGES);
            SortedMap<String, Integer> depths = new TreeMap<>();
            least.forEach((stream, words) -> depths.put(stream, Math.max(words, held.get(stream))));
            return depths;
        }

        private static TokenProgram evenly(long words, long cycles) {
            int gap = (int) (cycles / words) - 1;
            int longer = (int) (cycles % words);
            return TokenProgram.of(
                    Loop.of((int) words - longer, Burst.write(0, 1), Burst.idle(gap)),
                    Loop.of(longer, Burst.write(0, 1), Burst.idle(gap + 1)));
        }

        /** Halves one stream after the other, the deepest first, as long as that costs no time. */
        private Schedule shallower(Schedule start) {
            Schedule best = start;
            List<String> streams = start.depths().keySet().stream()
                    .sorted((a, b) -> Integer.compare(
                            start.depths().get(b), start.depths().get(a)))
                    .toList();
            for (String stream : streams) {
                Optional<Schedule> found =
                        asFast(start, best, stream, best.depths().get(stream) / 2);
                while (found.isPresent()) {
                    best = found.get();
                    found = asFast(start, best, stream, best.depths().get(stream) / 2);
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

        private Schedule trial(Map<String, Integer> depths) {
            spent += effort;
            return with(actors, depths);
        }
    }
}
