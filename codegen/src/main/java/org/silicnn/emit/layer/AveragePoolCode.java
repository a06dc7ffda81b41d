package org.silicnn.emit.layer;

import java.util.List;
import java.util.Set;
import org.silicnn.emit.page.layer.AveragePoolPage;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.emit.page.layer.GlobalAveragePoolPage;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Shape;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Budget;
import org.silicnn.target.Primitives;

final class AveragePoolCode {
    private AveragePoolCode() {}

    static StageCode of(FunctionHead head, AveragePool layer) {
        return layer.isGlobal() ? global(head, layer) : sliding(head, layer);
    }

    private static StageCode sliding(FunctionHead head, AveragePool layer) {
        WindowSweep sweep = WindowSweep.of(
                layer.window(), layer.inputType().shape(), layer.outputType().shape());
        boolean hasFactors = layer.counts().size() > 1;
        List<Table> tables =
                hasFactors ? head.withRequantization(head.table("factors", factors(layer))) : head.withRequantization();
        AveragePoolPage page = new AveragePoolPage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                head.outputCType(),
                sumType(layer),
                sweep.loops(),
                CType.zeroPoint(layer.inputType()),
                hasFactors,
                !tables.isEmpty(),
                head.result());
        return new StageCode(
                page, tables, sweep.program(), sweep.cost(layer.inputType()).plus(head.requantizationCost()));
    }

    /** One sum a channel takes the place of a frame. */
    private static StageCode global(FunctionHead head, AveragePool layer) {
        Shape input = layer.inputType().shape();
        int channels = input.channels();
        List<Table> tables = head.withRequantization();
        GlobalAveragePoolPage page = new GlobalAveragePoolPage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                head.outputCType(),
                sumType(layer),
                input.elements() / channels,
                channels,
                CType.zeroPoint(layer.inputType()),
                !tables.isEmpty(),
                head.result());
        TokenProgram program = TokenProgram.of(Loop.of(1, Burst.read(0, input.elements()), Burst.write(0, channels)));
        Budget sums = Primitives.ram(channels, layer.outputType().format().width());
        return new StageCode(page, tables, program, sums.plus(head.requantizationCost()));
    }

    private static String sumType(AveragePool layer) {
        return CType.ofSums(layer.inputType(), layer.inputType().format(), layer.outputType());
    }

    /** For each number of cells under a window what their sum is multiplied by; 0 where no window has that many. */
    private static Constant factors(AveragePool layer) {
        Set<Integer> counts = layer.counts();
        FixedFormat format = FixedFormat.signedFor(0, layer.unit(), 0);
        return Constant.of(
                format, layer.window().taps() + 1, count -> counts.contains(count) ? layer.unit() / count : 0);
    }
}
