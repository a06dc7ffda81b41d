package org.silicnn.emit.layer;

import org.silicnn.emit.page.layer.RequantizePage;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.schedule.TokenProgram;

final class RequantizeCode {
    private RequantizeCode() {}

    static StageCode of(FunctionHead head, Requantize layer, int width) {
        Shape shape = layer.inputType().shape();
        RequantizePage page = new RequantizePage(
                head.title(),
                head.name(),
                WordType.of(layer.inputType().format(), width),
                head.outputWord(width),
                Requantization.type(layer),
                shape.places(),
                shape.channels() / width,
                CType.zeroPoint(layer.inputType()),
                Requantization.isPerChannel(layer),
                Requantization.expression(head, layer));
        return StageCode.ofWidth(
                width,
                page,
                Requantization.tables(head, layer),
                TokenProgram.wordByWord(shape.elements() / width),
                Requantization.cost(layer).times(width));
    }
}
