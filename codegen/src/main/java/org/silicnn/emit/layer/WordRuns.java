package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

/** Puts together what a loop does word by word, with neighbours alike taken as one. */
final class WordRuns {
    /** What is done with a word. */
    enum Kind {
        READ,
        WRITTEN,
        /** Read, then written. */
        PASSED
    }

    private final List<Loop> loops = new ArrayList<>();
    private Kind kind = Kind.READ;
    private int words;

    void add(Kind next, int count) {
        if (next != kind) {
            close();
            kind = next;
        }
        words += count;
    }

    private void close() {
        if (words > 0) {
            loops.add(
                    switch (kind) {
                        case READ -> Loop.of(1, Burst.read(0, words));
                        case WRITTEN -> Loop.of(1, Burst.write(0, words));
                        case PASSED -> Loop.of(1, Burst.of(words, Access.read(0), Access.write(0)));
                    });
            words = 0;
        }
    }

    /** All of them, in order. */
    List<Loop> loops() {
        close();
        return List.copyOf(loops);
    }
}
