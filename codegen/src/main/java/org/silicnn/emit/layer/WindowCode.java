package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.WindowPage;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

/**
 * The stage in front of a layer that sends out what lies under each window, tap by tap, and meanwhile takes in the rows
 * that the next row of windows needs.
 *
 * <p>Cycles for an image: the words of the rows that the first window needs, then {@code places · max(words of a window,
 * words read meanwhile)}.
 */
public final class WindowCode {
    private static final int COUNTERS = 11;

    private final Sliding sliding;
    private final TurnedWindow window;

    private WindowCode(Sliding sliding) {
        this.sliding = sliding;
        window = sliding.window();
    }

    /** The code of the stage. */
    public static StageCode of(String function, String title, Sliding sliding) {
        if (sliding.tapsPerWord() > 1) {
            return TapWindowCode.of(function, title, sliding);
        }
        WindowCode code = new WindowCode(sliding);
        return new StageCode(
                code.page(function, title), List.of(), code.program(), sliding.width(), sliding.width(), cost(sliding));
    }

    /** Cycles for an image. */
    public static long cycles(Sliding sliding) {
        if (sliding.tapsPerWord() > 1) {
            return TapWindowCode.cycles(sliding);
        }
        WindowCode code = new WindowCode(sliding);
        long windows = (long) sliding.places() * sliding.window().output().depth();
        return (long) sliding.rowsNeeded(0) * sliding.rowWords() + windows * code.steps();
    }

    /** What the stage takes of an FPGA. */
    public static Cost cost(Sliding sliding) {
        if (sliding.tapsPerWord() > 1) {
            return TapWindowCode.cost(sliding);
        }
        int wordBits = sliding.input().format().width() * sliding.width();
        return Primitives.ram((long) sliding.ring() * sliding.rowWords(), wordBits)
                .plus(Primitives.loops(COUNTERS));
    }

    private WindowPage page(String function, String title) {
        int ring = sliding.ring();
        return new WindowPage(
                title,
                function,
                WordType.of(sliding.input().format(), sliding.width()),
                sliding.padding(),
                window.input().depth(),
                window.input().height(),
                window.input().width(),
                window.output().depth(),
                window.output().height(),
                window.output().width(),
                window.rows(),
                window.lines(),
                window.columns(),
                ring,
                sliding.rowWords(),
                sliding.placeWords(),
                sliding.groups(),
                sliding.blocks(),
                words(),
                steps(),
                sliding.rowsNeeded(0) * sliding.rowWords(),
                sliding.rowsNeeded(1),
                sliding.readsMeanwhile(0),
                readsPerPlace(),
                Math.floorMod(-window.rows().padBefore(), ring),
                window.rows().reach() + window.rows().stride());
    }

    /** Words of a whole window. */
    private int words() {
        return sliding.placeWords() * sliding.taps();
    }

    private int readsPerPlace() {
        return (sliding.mostReads() + sliding.places() - 1) / sliding.places();
    }

    private int steps() {
        return Math.max(words(), readsPerPlace());
    }

    /** The printed loops, reads and writes only. */
    private TokenProgram program() {
        List<Loop> loops =
                new ArrayList<>(List.of(Loop.of(1, Burst.read(0, sliding.rowsNeeded(0) * sliding.rowWords()))));
        int places = sliding.places();
        for (int row = 0; row < window.output().depth(); row++) {
            int reads = sliding.readsMeanwhile(row);
            int most = Math.max(1, readsPerPlace());
            int full = reads / most;
            loops.add(new Loop(full, place(most)));
            if (full < places) {
                loops.add(new Loop(1, place(reads % most)));
                loops.add(new Loop(places - full - 1, place(0)));
            }
        }
        return new TokenProgram(loops);
    }

    private List<Burst> place(int reads) {
        int both = Math.min(reads, words());
        return List.of(
                Burst.of(both, Access.read(0), Access.write(0)),
                Burst.read(0, reads - both),
                Burst.write(0, words() - both),
                Burst.idle(steps() - Math.max(reads, words())));
    }
}
