package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.ArgMaxPage;
import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Shape;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Primitives;

final class ArgMaxCode {
    private ArgMaxCode() {}

    static StageCode of(FunctionHead head, ArgMax layer, int width) {
        Shape shape = layer.inputType().shape();
        ArgMaxPage page = new ArgMaxPage(
                head.title(),
                head.name(),
                WordType.of(layer.inputType().format(), width),
                head.outputCType(),
                shape.places(),
                shape.channels() / width,
                layer.last() ? ">=" : ">");
        int bits = layer.inputType().format().width();
        return new StageCode(
                page,
                List.of(),
                TokenProgram.of(Loop.of(shape.places(), Burst.read(0, shape.channels() / width), Burst.write(0, 1))),
                width,
                1,
                Primitives.loops(2).plus(Primitives.addition(bits).times(width)));
    }
}
