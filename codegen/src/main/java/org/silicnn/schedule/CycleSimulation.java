package org.silicnn.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

/**
 * Runs stages over streams of given depths, cycle by cycle, for some images back to back.
 *
 * <p>Each iteration of a stage takes a cycle, or longer until all words that it reads are there and all streams that it
 * writes have room. A word written in one cycle can be read in the next; the room of a word read in one cycle can be
 * used in the next. With that the time of every access follows from the times of earlier ones (a max-plus system), so
 * stages run one after the other, each as far as its streams allow, and the order doesn't matter: no clock is stepped. A
 * stage is run again only after a stage at the other end of one of its streams has come further, and as many iterations
 * at once as words and room are there for.
 *
 * <p>What a tool's pipelines add, a few cycles at the start of each loop, is not in it.
 */
public final class CycleSimulation {
    private final List<Runner> runners = new ArrayList<>();

    private final Map<String, Fifo> fifos = new HashMap<>();

    private CycleSimulation(List<Actor> actors, ToIntFunction<String> depths, int images) {
        for (Actor actor : actors) {
            for (String output : actor.outputs()) {
                if (actors.stream().anyMatch(reader -> reader.inputs().contains(output))) {
                    fifos.put(output, new Fifo(depths.applyAsInt(output)));
                }
            }
        }
        for (Actor actor : actors) {
            runners.add(new Runner(actor, fifos, images));
        }
    }

    /**
     * Runs the images. A stream that no stage writes brings a word whenever asked; one that no stage reads takes any.
     *
     * @param depths of the streams between stages, at least 1
     * @param images at least 1
     * @return the cycle after which each image is done; empty if the stages stop for ever
     */
    public static List<Long> run(List<Actor> actors, ToIntFunction<String> depths, int images) {
        CycleSimulation simulation = new CycleSimulation(actors, depths, images);
        simulation.runAll();
        List<Long> ends = new ArrayList<>();
        for (int image = 0; image < images; image++) {
            long end = 0;
            for (Runner runner : simulation.runners) {
                if (runner.ends[image] == 0) {
                    return List.of();
                }
                end = Math.max(end, runner.ends[image]);
            }
            ends.add(end);
        }
        return ends;
    }

    /**
     * The words that each stream between stages holds at most.
     *
     * @param depths of the streams, so deep that no stage waits for room
     */
    static Map<String, Integer> occupancies(List<Actor> actors, ToIntFunction<String> depths, int images) {
        CycleSimulation simulation = new CycleSimulation(actors, depths, images);
        simulation.fifos.values().forEach(Fifo::watch);
        simulation.runAll();
        Map<String, Integer> most = new HashMap<>();
        simulation.fifos.forEach((name, fifo) -> most.put(name, fifo.writer.watched.most()));
        return most;
    }

    private void runAll() {
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Runner runner : runners) {
                if (runner.isAwake) {
                    runner.isAwake = false;
                    if (runner.advance()) {
                        moved = true;
                        runner.wakeOthers();
                    }
                }
            }
        }
    }

    /** A stream: for the last words through it, when they came and went. */
    private static final class Fifo {
        private final End writer;
        private final End reader;

        Fifo(int depth) {
            long[] writeTimes = new long[depth];
            long[] readTimes = new long[depth];
            writer = new End(readTimes, writeTimes, depth);
            reader = new End(writeTimes, readTimes, 0);
            writer.other = reader;
            reader.other = writer;
        }

        void watch() {
            Occupancy occupancy = new Occupancy();
            writer.watched = occupancy;
            reader.watched = occupancy;
        }
    }

    /** One side of a stream. */
    private static final class End {
        /** For each slot, the first cycle in which the next access to it can be. */
        private final long[] earliest;
        /** The same for the other side. */
        private final long[] others;

        private final int spare;
        private End other;
        private Runner runner;
        /** Null unless somebody wants to know. */
        private Occupancy watched;

        private long count;
        private int slot;

        End(long[] earliest, long[] others, int spare) {
            this.earliest = earliest;
            this.others = others;
            this.spare = spare;
        }

        /** Accesses that could follow at once. */
        long ready() {
            return other.count - count + spare;
        }
    }

    /** A burst with the ends of its streams looked up. */
    private record Step(int iterations, End[] ends) {
        long ready() {
            long least = Long.MAX_VALUE;
            for (End end : ends) {
                least = Math.min(least, end.ready());
            }
            return least;
        }

        /** Does iterations that nothing stops; returns the cycle after the last. */
        long run(long cycle, int times) {
            if (ends.length > 2 || ends[0].watched != null) {
                return all(cycle, times);
            }
            return ends.length == 1 ? one(cycle, times) : two(cycle, times);
        }

        private long one(long from, int times) {
            End end = ends[0];
            long[] earliest = end.earliest;
            long[] others = end.others;
            long cycle = from;
            int slot = end.slot;
            for (int i = 0; i < times; i++) {
                cycle = Math.max(cycle, earliest[slot]) + 1;
                others[slot] = cycle;
                slot = slot + 1 == earliest.length ? 0 : slot + 1;
            }
            end.slot = slot;
            end.count += times;
            return cycle;
        }

        private long two(long from, int times) {
            End left = ends[0];
            End right = ends[1];
            long[] leftEarliest = left.earliest;
            long[] leftOthers = left.others;
            long[] rightEarliest = right.earliest;
            long[] rightOthers = right.others;
            long cycle = from;
            int leftSlot = left.slot;
            int rightSlot = right.slot;
            for (int i = 0; i < times; i++) {
                cycle = Math.max(Math.max(cycle, leftEarliest[leftSlot]), rightEarliest[rightSlot]) + 1;
                leftOthers[leftSlot] = cycle;
                rightOthers[rightSlot] = cycle;
                leftSlot = leftSlot + 1 == leftEarliest.length ? 0 : leftSlot + 1;
                rightSlot = rightSlot + 1 == rightEarliest.length ? 0 : rightSlot + 1;
            }
            left.slot = leftSlot;
            right.slot = rightSlot;
            left.count += times;
            right.count += times;
            return cycle;
        }

        private long all(long from, int times) {
            long cycle = from;
            for (int i = 0; i < times; i++) {
                for (End end : ends) {
                    cycle = Math.max(cycle, end.earliest[end.slot]);
                }
                cycle++;
                for (End end : ends) {
                    end.others[end.slot] = cycle;
                    end.slot = end.slot + 1 == end.earliest.length ? 0 : end.slot + 1;
                    end.count++;
                    if (end.watched != null) {
                        end.watched.add(end.spare > 0, cycle);
                    }
                }
            }
            return cycle;
        }
    }

    /** The bursts of a loop that has any iterations. */
    private record Steps(int times, Step[] all) {}

    /** A stage, how far it has come, and the cycle of its next iteration. */
    private static final class Runner {
        private final Steps[] loops;
        private final Set<End> touched = new LinkedHashSet<>();
        private final long[] ends;
        private boolean isAwake = true;
        private int image;
        private int loop;
        private int round;
        private int burst;
        private int iteration;
        private long cycle;

        Runner(Actor actor, Map<String, Fifo> fifos, int images) {
            ends = new long[images];
            List<Steps> all = new ArrayList<>();
            for (Loop each : actor.program().loops()) {
                Step[] steps = each.bursts().stream()
                        .filter(next -> next.iterations() > 0)
                        .map(next -> step(next, actor, fifos))
                        .toArray(Step[]::new);
                if (each.times() > 0 && steps.length > 0) {
                    all.add(new Steps(each.times(), steps));
                }
            }
            loops = all.toArray(Steps[]::new);
        }

        /** Streams that lead out of the dataflow never make a stage wait, so they are left out. */
        private Step step(Burst burst, Actor actor, Map<String, Fifo> fifos) {
            List<End> inner = new ArrayList<>();
            for (Access access : burst.accesses()) {
                List<String> names = access.writes() ? actor.outputs() : actor.inputs();
                Fifo fifo = fifos.get(names.get(access.port()));
                if (fifo != null) {
                    End end = access.writes() ? fifo.writer : fifo.reader;
                    end.runner = this;
                    inner.add(end);
                    touched.add(end);
                }
            }
            return new Step(burst.iterations(), inner.toArray(End[]::new));
        }

        void wakeOthers() {
            for (End end : touched) {
                if (end.other.runner != null) {
                    end.other.runner.isAwake = true;
                }
            }
        }

        /** Goes on as far as the streams allow; whether it came any further. */
        boolean advance() {
            boolean moved = false;
            while (image < ends.length) {
                if (loop == loops.length) {
                    ends[image++] = cycle;
                    loop = 0;
                    continue;
                }
                Steps steps = loops[loop];
                Step step = steps.all[burst];
                int before = iteration;
                boolean finished = run(step);
                moved |= finished || iteration > before;
                if (!finished) {
                    return moved;
                }
                iteration = 0;
                burst++;
                if (burst == steps.all.length) {
                    burst = 0;
                    round++;
                }
                if (round == steps.times) {
                    round = 0;
                    loop++;
                }
            }
            return moved;
        }

        private boolean run(Step step) {
            if (step.ends.length == 0) {
                cycle += step.iterations;
                return true;
            }
            while (iteration < step.iterations) {
                int times = (int) Math.min(step.iterations - iteration, step.ready());
                if (times == 0) {
                    return false;
                }
                cycle = step.run(cycle, times);
                iteration += times;
            }
            return true;
        }
    }
}
