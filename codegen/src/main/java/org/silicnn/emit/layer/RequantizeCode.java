package org.silicnn.emit.layer;

import org.silicnn.emit.page.layer.RequantizePage;
import org.silicnn.ir.Requantize;
import org.silicnn.schedule.TokenProgram;

final class RequantizeCode {
    private RequantizeCode() {}

    static StageCode of(FunctionHead head, Requantize layer) {
        int elements = layer.inputType().shape().elements();
        int channels = layer.inputType().shape().channels();
        RequantizePage page = new RequantizePage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                head.outputCType(),
                Requantization.type(layer),
                elements / channels,
                channels,
                CType.zeroPoint(layer.inputType()),
                Requantization.isPerChannel(layer),
                Requantization.expression(head, layer));
        return new StageCode(
                page,
                Requantization.tables(head, layer),
                TokenProgram.wordByWord(elements),
                Requantization.cost(layer));
    }
}
