package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.UpsamplePage;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Upsample;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

final class UpsampleCode {
    private UpsampleCode() {}

    /** Only what the slowest repeated axis repeats is held: a plane, a row or a place. */
    static StageCode of(FunctionHead head, Upsample layer) {
        Shape shape = layer.inputType().shape();
        int planes = shape.depth();
        int rows = shape.height();
        int columns = shape.width();
        UpsamplePage page;
        if (layer.depth() > 1) {
            page = page(head, planes, layer.depth(), rows, layer.height(), columns, layer.width(), shape.channels());
        } else if (layer.height() > 1) {
            page = page(head, planes * rows, layer.height(), 1, 1, columns, layer.width(), shape.channels());
        } else {
            page = page(head, planes * rows * columns, layer.width(), 1, 1, 1, 1, shape.channels());
        }
        return new StageCode(page, List.of(), program(page));
    }

    private static UpsamplePage page(
            FunctionHead head,
            int blocks,
            int blockTimes,
            int lines,
            int lineTimes,
            int columns,
            int columnTimes,
            int channels) {
        return new UpsamplePage(
                head.title(),
                head.name(),
                head.outputCType(),
                blocks,
                blockTimes,
                lines,
                lineTimes,
                columns,
                columnTimes,
                channels);
    }

    private static TokenProgram program(UpsamplePage page) {
        List<Burst> place = new ArrayList<>();
        for (int c = 0; c < page.channels(); c++) {
            place.add(Burst.read(0, 1));
            place.add(Burst.write(0, 1));
        }
        place.add(Burst.write(0, (page.columnTimes() - 1) * page.channels()));
        int line = page.columns() * page.columnTimes() * page.channels();
        int block = page.lines() * page.lineTimes() * line;
        List<Loop> loops = new ArrayList<>();
        for (int i = 0; i < page.blocks(); i++) {
            for (int y = 0; y < page.lines(); y++) {
                loops.add(new Loop(page.columns(), place));
                loops.add(Loop.of(1, Burst.write(0, (page.lineTimes() - 1) * line)));
            }
            loops.add(Loop.of(1, Burst.write(0, (page.blockTimes() - 1) * block)));
        }
        return new TokenProgram(loops);
    }
}
