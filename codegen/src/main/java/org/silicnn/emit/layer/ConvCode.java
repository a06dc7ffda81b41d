package org.silicnn.emit.layer;

import org.silicnn.emit.page.layer.ConvPage;
import org.silicnn.ir.Conv;

final class ConvCode {
    private ConvCode() {}

    static StageCode of(FunctionHead head, Conv layer) {
        WindowSweep sweep = WindowSweep.of(
                layer.window(), layer.inputType().shape(), layer.outputType().shape());
        ConvPage page = new ConvPage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                head.outputCType(),
                CType.ofSums(layer.inputType(), layer.weights().format(), layer.outputType()),
                sweep.loops(),
                layer.groups(),
                layer.outputChannelsPerGroup(),
                layer.inputChannelsPerGroup(),
                layer.window().taps() * layer.inputChannelsPerGroup(),
                CType.zeroPoint(layer.inputType()),
                head.result());
        return new StageCode(
                page,
                head.withRequantization(head.table("weights", layer.weights()), head.table("bias", layer.bias())),
                sweep.program());
    }
}
