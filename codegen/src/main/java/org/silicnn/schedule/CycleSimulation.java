package org.silicnn.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * stages run one after the other, each as far as its streams allow, and the order doesn't matter: no clock is stepped.
 *
 * <p>What a tool's pipelines add, a few cycles at the start of each loop, is not in it.
 */
public final class CycleSimulation {
    private final List<Runner> runners = new ArrayList<>();

    private CycleSimulation(List<Actor> actors, ToIntFunction<String> depths, int images) {
        Map<String, Fifo> fifos = new HashMap<>();
        for (Actor actor : actors) {
            for (String input : actor.inputs()) {
                fifos.put(input, new Fifo());
            }
        }
        for (Actor actor : actors) {
            for (String output : actor.outputs()) {
                if (fifos.containsKey(output)) {
                    fifos.get(output).bound(depths.applyAsInt(output));
                }
            }
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
        boolean moved = true;
        while (moved) {
            moved = false;
            for (Runner runner : simulation.runners) {
                moved |= runner.advance();
            }
        }
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

    /** A stream: for the last words through it, when they came and went. */
    private static final class Fifo {
        private static final Fifo UNBOUNDED = new Fifo();

        private long[] writeTimes = {};
        private long[] readTimes = {};
        private long written;
        private long read;
        private int writeSlot;
        private int readSlot;

        void bound(int depth) {
            writeTimes = new long[depth];
            readTimes = new long[depth];
        }

        /** Whether no stage writes it, or none reads it. */
        boolean isOuter() {
            return writeTimes.length == 0;
        }

        boolean isReady(boolean writes) {
            return isOuter() || (writes ? written - read < writeTimes.length : read < written);
        }

        /** The first cycle in which the next access can be. */
        long earliest(boolean writes) {
            if (isOuter()) {
                return 0;
            }
            return writes ? readTimes[writeSlot] : writeTimes[readSlot];
        }

        void access(boolean writes, long cycle) {
            if (isOuter()) {
                return;
            }
            if (writes) {
                writeTimes[writeSlot] = cycle + 1;
                written++;
                writeSlot = writeSlot + 1 == writeTimes.length ? 0 : writeSlot + 1;
            } else {
                readTimes[readSlot] = cycle + 1;
                read++;
                readSlot = readSlot + 1 == readTimes.length ? 0 : readSlot + 1;
            }
        }
    }

    /** A burst with its streams looked up. */
    private record Step(int iterations, boolean[] writes, Fifo[] fifos) {}

    /** A stage, how far it has come, and the cycle of its next iteration. */
    private static final class Runner {
        private final List<Loop> loops;
        private final List<List<Step>> steps = new ArrayList<>();
        private final long[] ends;
        private int image;
        private int loop;
        private int round;
        private int burst;
        private int iteration;
        private long cycle;

        Runner(Actor actor, Map<String, Fifo> fifos, int images) {
            loops = actor.program().loops();
            ends = new long[images];
            for (Loop each : loops) {
                steps.add(each.bursts().stream()
                        .map(next -> step(next, actor, fifos))
                        .toList());
            }
        }

        private static Step step(Burst burst, Actor actor, Map<String, Fifo> fifos) {
            int accesses = burst.accesses().size();
            boolean[] writes = new boolean[accesses];
            Fifo[] touched = new Fifo[accesses];
            for (int i = 0; i < accesses; i++) {
                Access access = burst.accesses().get(i);
                writes[i] = access.writes();
                List<String> names = access.writes() ? actor.outputs() : actor.inputs();
                touched[i] = fifos.getOrDefault(names.get(access.port()), Fifo.UNBOUNDED);
            }
            return new Step(burst.iterations(), writes, touched);
        }

        /** Goes on as far as the streams allow; whether it came any further. */
        boolean advance() {
            boolean moved = false;
            while (image < ends.length) {
                if (loop == loops.size()) {
                    ends[image++] = cycle;
                    loop = 0;
                } else if (round == loops.get(loop).times()) {
                    loop++;
                    round = 0;
                } else if (burst == steps.get(loop).size()) {
                    round++;
                    burst = 0;
                } else {
                    Step step = steps.get(loop).get(burst);
                    int before = iteration;
                    boolean finished = run(step);
                    moved |= iteration > before || finished;
                    if (!finished) {
                        return moved;
                    }
                    burst++;
                    iteration = 0;
                }
            }
            return moved;
        }

        private boolean run(Step step) {
            if (step.fifos.length == 0) {
                cycle += step.iterations;
                return true;
            }
            while (iteration < step.iterations) {
                long start = cycle;
                for (int i = 0; i < step.fifos.length; i++) {
                    if (!step.fifos[i].isReady(step.writes[i])) {
                        return false;
                    }
                    start = Math.max(start, step.fifos[i].earliest(step.writes[i]));
                }
                for (int i = 0; i < step.fifos.length; i++) {
                    step.fifos[i].access(step.writes[i], start);
                }
                cycle = start + 1;
                iteration++;
            }
            return true;
        }
    }
}
