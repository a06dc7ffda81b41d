package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.AddPage;
import org.silicnn.ir.Add;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

final class AddCode {
    private AddCode() {}

    static StageCode of(FunctionHead head, Add layer) {
        int elements = layer.outputType().shape().elements();
        int channels = layer.outputType().shape().channels();
        List<AddPage.Operand> operands = List.of(
                new AddPage.Operand(
                        "left",
                        CType.of(layer.leftType().format()).name(),
                        layer.leftType().zeroPoint()),
                new AddPage.Operand(
                        "right",
                        CType.of(layer.rightType().format()).name(),
                        layer.rightType().zeroPoint()));
        AddPage page = new AddPage(
                head.title(),
                head.name(),
                operands,
                head.outputCType(),
                CType.holding(
                        layer.leftType().format(),
                        layer.rightType().format(),
                        layer.outputType().format()),
                elements / channels,
                channels,
                head.hasRequantizationTables(),
                head.result());
        return new StageCode(
                page,
                head.withRequantization(),
                TokenProgram.of(Loop.of(1, Burst.of(elements, Access.read(0), Access.read(1), Access.write(0)))),
                head.requantizationCost());
    }
}
