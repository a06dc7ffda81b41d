package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.ClampPage;
import org.silicnn.ir.Clamp;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

final class ClampCode {
    private ClampCode() {}

    static StageCode of(FunctionHead head, Clamp layer, int width) {
        int words = layer.inputType().shape().elements() / width;
        ClampPage page = new ClampPage(
                head.title(),
                head.name(),
                head.outputWord(width),
                words,
                LiteralLines.literal(layer.low()),
                LiteralLines.literal(layer.high()));
        int bits = layer.inputType().format().width();
        Cost limits = Primitives.addition(2 * bits).times(width);
        return StageCode.ofWidth(width, page, List.of(), TokenProgram.wordByWord(words), limits);
    }
}
