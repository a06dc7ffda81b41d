package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.TapWindowPage;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

/**
 * A window whose taps are all held in registers, so that several go out at a time: for layers with so few channels that a
 * word of one tap at a time would keep their multipliers waiting. A column of the rows moves in each cycle.
 *
 * <p>Cycles for an image: the words of the rows that the first window needs, then for each output row {@code max(lines
 * of the kernel + places · steps, words read meanwhile)}, where {@code steps = words of a window + stride − 1}.
 */
final class TapWindowCode {
    private static final int COUNTERS = 9;

    private final Sliding sliding;
    private final TurnedWindow window;

    private TapWindowCode(Sliding sliding) {
        this.sliding = sliding;
        window = sliding.window();
    }

    static StageCode of(String function, String title, Sliding sliding) {
        TapWindowCode code = new TapWindowCode(sliding);
        return new StageCode(
                code.page(function, title),
                List.of(),
                code.program(),
                sliding.width(),
                sliding.width() * sliding.tapsPerWord(),
                cost(sliding));
    }

    static long cycles(Sliding sliding) {
        return sliding.rowsNeeded(0) * (long) sliding.rowWords()
                + (long) sliding.window().output().depth() * new TapWindowCode(sliding).rowSteps();
    }

    static Cost cost(Sliding sliding) {
        int wordBits = sliding.input().format().width() * sliding.width();
        int words = sliding.taps() / sliding.tapsPerWord();
        return Primitives.ram(sliding.rowWords(), wordBits)
                .times(sliding.ring())
                .plus(Primitives.choice(sliding.ring(), wordBits)
                        .times(sliding.window().rows().kernel()))
                .plus(Primitives.registers(sliding.taps(), wordBits))
                .plus(Primitives.choice(words, wordBits).times(sliding.tapsPerWord()))
                .plus(Primitives.loops(COUNTERS));
    }

    private TapWindowPage page(String function, String title) {
        return new TapWindowPage(
                title,
                function,
                WordType.of(sliding.input().format(), sliding.width()),
                WordType.of(sliding.input().format(), sliding.width() * sliding.tapsPerWord()),
                sliding.padding(),
                window.input().depth(),
                window.input().height(),
                window.output().depth(),
                window.output().height(),
                window.rows(),
                window.lines(),
                sliding.ring(),
                sliding.taps(),
                sliding.tapsPerWord(),
                words(),
                steps(),
                -window.lines().kernel(),
                words() == 1 ? null : words() - 1,
                rowSteps(),
                sliding.rowsNeeded(0) * sliding.rowWords(),
                sliding.rowsNeeded(1),
                sliding.readsMeanwhile(0),
                Math.floorMod(-window.rows().padBefore(), sliding.ring()),
                window.rows().reach() + window.rows().stride());
    }

    /** Words of a window. */
    private int words() {
        return sliding.taps() / sliding.tapsPerWord();
    }

    /** The window moves on, one line an iteration, from its last word on. */
    private int steps() {
        return words() + window.lines().stride() - 1;
    }

    private int rowSteps() {
        return Math.max(window.lines().kernel() + sliding.places() * steps(), sliding.mostReads());
    }

    /** The printed loops, reads and writes only. */
    private TokenProgram program() {
        List<Loop> loops =
                new ArrayList<>(List.of(Loop.of(1, Burst.read(0, sliding.rowsNeeded(0) * sliding.rowWords()))));
        int alike = 0;
        for (int row = 0; row < window.output().depth(); row++) {
            alike++;
            if (sliding.readsMeanwhile(row) != sliding.readsMeanwhile(row + 1)) {
                loops.add(new Loop(alike, row(sliding.readsMeanwhile(row))));
                alike = 0;
            }
        }
        if (alike > 0) {
            loops.add(new Loop(alike, row(0)));
        }
        return new TokenProgram(loops);
    }

    private List<Burst> row(int reads) {
        List<Burst> bursts = new ArrayList<>();
        int lead = window.lines().kernel();
        int at = 0;
        at = add(bursts, at, lead, reads, /* writes= */ false);
        for (int place = 0; place < sliding.places(); place++) {
            at = add(bursts, at, words(), reads, /* writes= */ true);
            at = add(bursts, at, steps() - words(), reads, /* writes= */ false);
        }
        add(bursts, at, rowSteps() - at, reads, /* writes= */ false);
        return bursts;
    }

    /** Iterations of which those before {@code reads} read. */
    private static int add(List<Burst> bursts, int at, int count, int reads, boolean writes) {
        int reading = Math.max(0, Math.min(count, reads - at));
        bursts.add(writes ? Burst.of(reading, Access.read(0), Access.write(0)) : Burst.read(0, reading));
        bursts.add(writes ? Burst.write(0, count - reading) : Burst.idle(count - reading));
        return at + count;
    }
}
