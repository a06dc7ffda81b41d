package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.GlobalMaxPoolPage;
import org.silicnn.emit.page.layer.MaxPoolPage;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Shape;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Budget;
import org.silicnn.target.Primitives;

final class MaxPoolCode {
    private MaxPoolCode() {}

    static StageCode of(FunctionHead head, MaxPool layer) {
        return layer.isGlobal() ? global(head, layer) : sliding(head, layer);
    }

    private static StageCode sliding(FunctionHead head, MaxPool layer) {
        WindowSweep sweep = WindowSweep.of(
                layer.window(), layer.inputType().shape(), layer.outputType().shape());
        MaxPoolPage page = new MaxPoolPage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                sweep.loops(),
                layer.inputType().format().min());
        return new StageCode(page, List.of(), sweep.program(), sweep.cost(layer.inputType()));
    }

    /** One value a channel takes the place of a frame. */
    private static StageCode global(FunctionHead head, MaxPool layer) {
        Shape input = layer.inputType().shape();
        int channels = input.channels();
        GlobalMaxPoolPage page = new GlobalMaxPoolPage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                input.elements() / channels,
                channels);
        TokenProgram program = TokenProgram.of(Loop.of(1, Burst.read(0, input.elements()), Burst.write(0, channels)));
        Budget largest = Primitives.ram(channels, layer.inputType().format().width());
        return new StageCode(page, List.of(), program, largest);
    }
}
