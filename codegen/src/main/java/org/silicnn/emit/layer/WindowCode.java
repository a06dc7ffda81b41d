package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.WindowPage;
import org.silicnn.ir.Conv;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Budget;
import org.silicnn.target.Primitives;

/**
 * The stage in front of a convolution that sends out what lies under each window, tap by tap, and meanwhile takes in the
 * rows that the next row of windows needs.
 *
 * <p>Cycles for an image: the words of the rows that the first window needs, then {@code places · max(words of a window,
 * words read meanwhile)}.
 */
public final class WindowCode {
    private static final int COUNTERS = 11;

    private final TurnedWindow window;
    private final int groups;
    private final int blocks;
    private final int rowWords;
    private final int places;

    private WindowCode(Conv layer, int width) {
        window = TurnedWindow.of(
                layer.window(), layer.inputType().shape(), layer.outputType().shape());
        int channels = layer.inputType().shape().channels();
        boolean depthwise = DepthwiseCode.fits(layer);
        groups = depthwise ? (channels + width - 1) / width : layer.groups();
        blocks = depthwise ? 1 : layer.inputChannelsPerGroup() / width;
        rowWords = window.input().height() * window.input().width() * groups * blocks;
        places = window.output().height() * window.output().width();
    }

    /**
     * The code of the stage.
     *
     * @param width channels in a word, as the convolution's loops want them
     */
    public static StageCode of(String function, String title, Conv layer, int width) {
        WindowCode code = new WindowCode(layer, width);
        return new StageCode(
                code.page(function, title, layer, width), List.of(), code.program(), width, width, cost(layer, width));
    }

    /** Cycles for an image. */
    public static long cycles(Conv layer, int width) {
        WindowCode code = new WindowCode(layer, width);
        long windows = (long) code.places * code.window.output().depth();
        return (long) code.rowsNeeded(0) * code.rowWords + windows * code.steps();
    }

    /** What the stage takes of an FPGA. */
    public static Budget cost(Conv layer, int width) {
        return new WindowCode(layer, width).ringCost(layer.inputType().format().width() * width);
    }

    private Budget ringCost(int wordBits) {
        return Primitives.ram((long) ring() * rowWords, wordBits).plus(Primitives.loops(COUNTERS));
    }

    private WindowPage page(String function, String title, Conv layer, int width) {
        int ring = ring();
        return new WindowPage(
                title,
                function,
                WordType.of(layer.inputType().format(), width),
                layer.inputType().zeroPoint(),
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
                rowWords,
                groups * blocks,
                groups,
                blocks,
                words(),
                steps(),
                rowsNeeded(0) * rowWords,
                rowsNeeded(1),
                (rowsNeeded(1) - rowsNeeded(0)) * rowWords,
                readsPerPlace(),
                Math.floorMod(-window.rows().padBefore(), ring),
                window.rows().reach() + window.rows().stride());
    }

    /** Rows held: those under a window, and those that come in meanwhile. */
    private int ring() {
        return window.rows().reach() + window.rows().stride();
    }

    /** Rows that must be in before a row of windows can go out; all of them before the image ends. */
    private int rowsNeeded(int outputRow) {
        if (outputRow >= window.output().depth()) {
            return window.input().depth();
        }
        int past = window.rows().cell(outputRow, 0) + window.rows().reach();
        return Math.max(0, Math.min(window.input().depth(), past));
    }

    /** Words of a whole window. */
    private int words() {
        return groups
                * blocks
                * window.rows().kernel()
                * window.lines().kernel()
                * window.columns().kernel();
    }

    private int readsPerPlace() {
        int most = 0;
        for (int row = 0; row < window.output().depth(); row++) {
            most = Math.max(most, (rowsNeeded(row + 1) - rowsNeeded(row)) * rowWords);
        }
        return (most + places - 1) / places;
    }

    private int steps() {
        return Math.max(words(), readsPerPlace());
    }

    /** The printed loops, reads and writes only. */
    private TokenProgram program() {
        List<Loop> loops = new ArrayList<>(List.of(Loop.of(1, Burst.read(0, rowsNeeded(0) * rowWords))));
        for (int row = 0; row < window.output().depth(); row++) {
            int reads = (rowsNeeded(row + 1) - rowsNeeded(row)) * rowWords;
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
