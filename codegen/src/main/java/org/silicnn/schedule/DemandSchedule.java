package org.silicnn.schedule;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;

/**
 * Proves how much the streams of a dataflow must hold so that it can't deadlock, by finding a schedule that needs no
 * more: a stage runs only when the next stage lacks a word.
 *
 * <p>A dataflow whose stages know from the start when they read and write which stream is a Kahn process network; with
 * bounded streams it is one too. Whether such a network stops doesn't depend on the order in which its stages run
 * (Kahn 1974, "The Semantics of a Simple Language for Parallel Programming"; Parks 1995, "Bounded Scheduling of Process
 * Networks"). So one schedule that ends is the proof for all, hardware's included. One image leaves all streams empty,
 * so it is a proof for any number of images.
 */
public final class DemandSchedule {
    private final List<Cursor> cursors = new ArrayList<>();
    private final Map<String, Cursor> writers = new HashMap<>();
    private final Map<String, Stream> streams = new LinkedHashMap<>();

    private DemandSchedule(List<Actor> actors) {
        for (Actor actor : actors) {
            Cursor cursor = new Cursor(actor);
            cursors.add(cursor);
            for (String output : actor.outputs()) {
                writers.put(output, cursor);
                streams.put(output, new Stream());
            }
            for (String input : actor.inputs()) {
                streams.computeIfPresent(input, (name, stream) -> stream.inner());
            }
        }
    }

    /**
     * What each stream between two stages goes through for one image. A stream that no stage writes brings words
     * whenever asked; one that no stage reads takes them.
     *
     * @param actors in an order in which each reads only what earlier ones write
     * @throws IllegalStateException if a stage writes more words than the next one reads, or fewer
     */
    public static Map<String, StreamUse> of(List<Actor> actors) {
        boolean forks = actors.stream().anyMatch(actor -> actor.outputs().size() > 1);
        return forks ? simulated(actors) : chained(actors);
    }

    /** Without forks nothing is written before the next stage lacks it: one word at a time passes each stream. */
    private static Map<String, StreamUse> chained(List<Actor> actors) {
        Map<String, Long> written = new HashMap<>();
        Map<String, StreamUse> uses = new LinkedHashMap<>();
        for (Actor actor : actors) {
            for (int port = 0; port < actor.inputs().size(); port++) {
                String input = actor.inputs().get(port);
                if (written.containsKey(input)) {
                    long words = actor.program().count(Access.read(port));
                    check(input, written.get(input), words);
                    uses.put(input, new StreamUse(1, List.of(new StreamUse.Swing(Math.toIntExact(words), 1, 1))));
                }
            }
            written.put(actor.outputs().get(0), actor.program().words(0));
        }
        return uses;
    }

    private static void check(String stream, long written, long read) {
        if (written < read) {
            throw tooFew(stream);
        }
        if (written > read) {
            throw tooMany(stream, written - read);
        }
    }

    private static IllegalStateException tooFew(String stream) {
        return new IllegalStateException("stream " + stream + " brings fewer words than its reader takes");
    }

    private static IllegalStateException tooMany(String stream, long words) {
        return new IllegalStateException("stream " + stream + " brings " + words + " words that nobody reads");
    }

    private static Map<String, StreamUse> simulated(List<Actor> actors) {
        DemandSchedule schedule = new DemandSchedule(actors);
        for (int i = actors.size() - 1; i >= 0; i--) {
            Cursor cursor = schedule.cursors.get(i);
            while (!cursor.done()) {
                schedule.iterate(cursor);
            }
        }
        Map<String, StreamUse> uses = new LinkedHashMap<>();
        schedule.streams.forEach((name, stream) -> {
            if (stream.isRead) {
                uses.put(name, stream.use(name));
            }
        });
        return uses;
    }

    /** A whole iteration, since a pipeline that waits for one of its streams touches none of the others. */
    private void iterate(Cursor cursor) {
        do {
            Access access = cursor.access();
            if (access.writes()) {
                streams.get(cursor.actor.outputs().get(access.port())).write();
            } else {
                read(cursor.actor.inputs().get(access.port()));
            }
            cursor.advance();
        } while (cursor.isInIteration());
    }

    private void read(String name) {
        Stream stream = streams.get(name);
        if (stream == null) {
            return;
        }
        Cursor writer = writers.get(name);
        while (stream.held == 0) {
            if (writer.done()) {
                throw tooFew(name);
            }
            iterate(writer);
        }
        stream.read();
    }

    /** How far a stage has come in its program. */
    private static final class Cursor {
        private final Actor actor;
        private int loop;
        private int round;
        private int burst;
        private int iteration;
        private int access;

        Cursor(Actor actor) {
            this.actor = actor;
            settle();
        }

        boolean done() {
            return loop == actor.program().loops().size();
        }

        Access access() {
            return actor.program()
                    .loops()
                    .get(loop)
                    .bursts()
                    .get(burst)
                    .accesses()
                    .get(access);
        }

        boolean isInIteration() {
            return !done() && access > 0;
        }

        void advance() {
            access++;
            settle();
        }

        /** Moves on over whatever has come to its end or touches no stream. */
        private void settle() {
            while (!done()) {
                TokenProgram.Loop current = actor.program().loops().get(loop);
                if (round == current.times()) {
                    loop++;
                    round = 0;
                } else if (burst == current.bursts().size()) {
                    round++;
                    burst = 0;
                } else if (!isInside(current.bursts().get(burst))) {
                    burst++;
                    iteration = 0;
                    access = 0;
                } else {
                    return;
                }
            }
        }

        private boolean isInside(Burst current) {
            if (access == current.accesses().size()) {
                iteration++;
                access = 0;
            }
            return iteration < current.iterations() && !current.accesses().isEmpty();
        }
    }

    private static final class Stream {
        private boolean isRead;
        private int held;
        private int most;
        private int written;
        private int read;
        private final List<StreamUse.Swing> swings = new ArrayList<>();

        Stream inner() {
            isRead = true;
            return this;
        }

        void write() {
            if (read > 0) {
                closeSwing();
            }
            written++;
            held++;
            most = Math.max(most, held);
        }

        void read() {
            read++;
            held--;
        }

        private void closeSwing() {
            int last = swings.size() - 1;
            if (last >= 0
                    && swings.get(last).written() == written
                    && swings.get(last).read() == read) {
                swings.set(last, new StreamUse.Swing(swings.get(last).times() + 1, written, read));
            } else {
                swings.add(new StreamUse.Swing(1, written, read));
            }
            written = 0;
            read = 0;
        }

        StreamUse use(String name) {
            if (held != 0) {
                throw tooMany(name, held);
            }
            closeSwing();
            return new StreamUse(most, swings);
        }
    }
}
