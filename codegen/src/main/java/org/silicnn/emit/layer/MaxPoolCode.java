package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.MaxPoolPage;
import org.silicnn.ir.MaxPool;

final class MaxPoolCode {
    private MaxPoolCode() {}

    static StageCode of(FunctionHead head, MaxPool layer) {
        WindowSweep sweep = WindowSweep.of(
                layer.window(), layer.inputType().shape(), layer.outputType().shape());
        MaxPoolPage page = new MaxPoolPage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                sweep.loops(),
                layer.inputType().format().min());
        return new StageCode(page, List.of(), sweep.program());
    }
}
