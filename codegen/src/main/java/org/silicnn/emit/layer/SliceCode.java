package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.SlicePage;
import org.silicnn.emit.page.layer.SlicePage.Taken;
import org.silicnn.ir.Slice;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;

final class SliceCode {
    private SliceCode() {}

    static StageCode of(FunctionHead head, Slice layer, int width) {
        SlicePage page = new SlicePage(
                head.title(),
                head.name(),
                head.outputWord(width),
                taken(layer, 0),
                taken(layer, 1),
                taken(layer, 2),
                inWords(taken(layer, 3), width));
        return StageCode.ofWidth(width, page, List.of(), program(page), Cost.NOTHING);
    }

    private static Taken taken(Slice layer, int axis) {
        int first = layer.start().get(axis);
        int step = layer.step().get(axis);
        int last = first + (layer.shape().extents().get(axis) - 1) * step;
        return new Taken(layer.inputType().shape().extents().get(axis), first, last, step);
    }

    /** One channel at a time, or all in a row. */
    private static Taken inWords(Taken channels, int width) {
        return new Taken(channels.extent() / width, channels.first() / width, channels.last() / width, channels.step());
    }

    private static boolean isTaken(Taken axis, int at) {
        return at >= axis.first() && at <= axis.last() && (at - axis.first()) % axis.step() == 0;
    }

    private static TokenProgram program(SlicePage page) {
        WordRuns row = new WordRuns();
        for (int x = 0; x < page.columns().extent(); x++) {
            for (int c = 0; c < page.channels().extent(); c++) {
                boolean passed = isTaken(page.columns(), x) && isTaken(page.channels(), c);
                row.add(passed ? WordRuns.Kind.PASSED : WordRuns.Kind.READ, 1);
            }
        }
        WordRuns dropped = new WordRuns();
        dropped.add(
                WordRuns.Kind.READ, page.columns().extent() * page.channels().extent());
        List<Loop> loops = new ArrayList<>();
        for (int z = 0; z < page.planes().extent(); z++) {
            for (int y = 0; y < page.rows().extent(); y++) {
                boolean rowTaken = isTaken(page.planes(), z) && isTaken(page.rows(), y);
                loops.addAll(rowTaken ? row.loops() : dropped.loops());
            }
        }
        return new TokenProgram(loops);
    }
}
