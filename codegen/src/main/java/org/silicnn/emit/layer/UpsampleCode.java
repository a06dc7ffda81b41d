package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.Packing;
import org.silicnn.emit.page.layer.UpsamplePage;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Upsample;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

final class UpsampleCode {
    private UpsampleCode() {}

    /** Only what the slowest repeated axis repeats is held: a plane, a row or a place. */
    static StageCode of(FunctionHead head, Upsample layer, int width) {
        Shape shape = layer.inputType().shape();
        int planes = shape.depth();
        int rows = shape.height();
        int columns = shape.width();
        int words = shape.channels() / width;
        Packing word = head.outputWord(width);
        UpsamplePage page;
        if (layer.depth() > 1) {
            page = page(head, word, planes, layer.depth(), rows, layer.height(), columns, layer.width(), words);
        } else if (layer.height() > 1) {
            page = page(head, word, planes * rows, layer.height(), 1, 1, columns, layer.width(), words);
        } else {
            page = page(head, word, planes * rows * columns, layer.width(), 1, 1, 1, 1, words);
        }
        Cost held = Primitives.ram(
                (long) page.lines() * page.columns() * words,
                width * layer.inputType().format().width());
        return StageCode.ofWidth(width, page, List.of(), program(page), held);
    }

    private static UpsamplePage page(
            FunctionHead head,
            Packing word,
            int blocks,
            int blockTimes,
            int lines,
            int lineTimes,
            int columns,
            int columnTimes,
            int words) {
        return new UpsamplePage(
                head.title(), head.name(), word, blocks, blockTimes, lines, lineTimes, columns, columnTimes, words);
    }

    private static TokenProgram program(UpsamplePage page) {
        List<Burst> place = List.of(
                Burst.of(page.words(), Access.read(0), Access.write(0)),
                Burst.write(0, (page.columnTimes() - 1) * page.words()));
        int line = page.columns() * page.columnTimes() * page.words();
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
