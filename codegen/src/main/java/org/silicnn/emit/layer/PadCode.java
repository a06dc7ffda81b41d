package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.PadPage;
import org.silicnn.emit.page.layer.PadPage.Border;
import org.silicnn.ir.Pad;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;

final class PadCode {
    private PadCode() {}

    static StageCode of(FunctionHead head, Pad layer, int width) {
        PadPage page = new PadPage(
                head.title(),
                head.name(),
                head.outputWord(width),
                border(layer, 0, 1),
                border(layer, 1, 1),
                border(layer, 2, 1),
                border(layer, 3, width),
                layer.value());
        return StageCode.ofWidth(width, page, List.of(), program(page), Cost.NOTHING);
    }

    /** Along one axis, so many elements taken as one. */
    private static Border border(Pad layer, int axis, int width) {
        int first = layer.before().get(axis);
        int end = first + layer.inputType().shape().extents().get(axis);
        return new Border(layer.outputType().shape().extents().get(axis) / width, first / width, end / width);
    }

    private static boolean isInside(Border axis, int at) {
        return at >= axis.first() && at < axis.end();
    }

    private static TokenProgram program(PadPage page) {
        WordRuns row = new WordRuns();
        for (int x = 0; x < page.columns().extent(); x++) {
            for (int c = 0; c < page.channels().extent(); c++) {
                boolean passed = isInside(page.columns(), x) && isInside(page.channels(), c);
                row.add(passed ? WordRuns.Kind.PASSED : WordRuns.Kind.WRITTEN, 1);
            }
        }
        WordRuns added = new WordRuns();
        added.add(
                WordRuns.Kind.WRITTEN, page.columns().extent() * page.channels().extent());
        List<Loop> loops = new ArrayList<>();
        for (int z = 0; z < page.planes().extent(); z++) {
            for (int y = 0; y < page.rows().extent(); y++) {
                boolean rowInside = isInside(page.planes(), z) && isInside(page.rows(), y);
                loops.addAll(rowInside ? row.loops() : added.loops());
            }
        }
        return new TokenProgram(loops);
    }
}
