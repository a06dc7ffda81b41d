package org.silicnn.emit.layer;

import org.silicnn.emit.page.layer.DensePage;
import org.silicnn.ir.Dense;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

final class DenseCode {
    private DenseCode() {}

    static StageCode of(FunctionHead head, Dense layer) {
        int inputs = layer.inputType().shape().elements();
        int outputs = layer.bias().size();
        DensePage page = new DensePage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                head.outputCType(),
                CType.ofSums(layer.inputType(), layer.weights().format(), layer.outputType()),
                inputs,
                outputs,
                CType.zeroPoint(layer.inputType()),
                head.result());
        return new StageCode(
                page,
                head.withRequantization(head.table("weights", layer.weights()), head.table("bias", layer.bias())),
                TokenProgram.of(Loop.of(1, Burst.read(0, inputs), Burst.write(0, outputs))));
    }
}
