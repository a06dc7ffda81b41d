package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.ClampPage;
import org.silicnn.ir.Clamp;
import org.silicnn.schedule.TokenProgram;

final class ClampCode {
    private ClampCode() {}

    static StageCode of(FunctionHead head, Clamp layer) {
        int words = layer.inputType().shape().elements();
        ClampPage page = new ClampPage(
                head.title(),
                head.name(),
                head.outputCType(),
                words,
                LiteralLines.literal(layer.low()),
                LiteralLines.literal(layer.high()));
        return new StageCode(page, List.of(), TokenProgram.wordByWord(words));
    }
}
