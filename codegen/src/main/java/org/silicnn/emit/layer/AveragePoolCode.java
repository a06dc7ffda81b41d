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
import org.silicnn.ir.TensorType;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

final class AveragePoolCode {
    private AveragePoolCode() {}

    static StageCode of(FunctionHead head, AveragePool layer, int width) {
        int sumBits = layer.outputType().format().width();
        Cost sums = Primitives.addition(sumBits).plus(head.requantizationCost()).times(width);
        return layer.isGlobal() ? global(head, layer, width, sums) : behindWindows(head, layer, width, sums);
    }

    private static StageCode behindWindows(FunctionHead head, AveragePool layer, int width, Cost sums) {
        TensorType type = layer.inputType();
        Shape output = layer.outputType().shape();
        boolean hasFactors = layer.counts().size() > 1;
        List<Table> tables =
                hasFactors ? head.withRequantization(head.table("factors", factors(layer))) : head.withRequantization();
        Sliding sliding = Sliding.of(layer.window(), type, output, width, type.zeroPoint());
        AveragePoolPage page = new AveragePoolPage(
                head.title(),
                head.name(),
                WordType.of(type.format(), width),
                head.outputWord(width),
                sumType(layer),
                sliding.loops(),
                output.channels() / width,
                CType.zeroPoint(type),
                hasFactors,
                !tables.isEmpty(),
                head.hasRequantizationTables(),
                head.result());
        TokenProgram program = MaxPoolCode.underWindows(
                output.elements() / width, layer.window().taps());
        Cost cost = hasFactors ? sums.plus(factorCost(layer).times(width)) : sums;
        return StageCode.ofWidth(width, page, tables, program, cost).behind(sliding);
    }

    private static Cost factorCost(AveragePool layer) {
        int factorBits = factors(layer).format().width();
        return Primitives.multiplier(layer.outputType().format().width(), factorBits)
                .plus(Primitives.rom(layer.window().taps() + 1L, factorBits));
    }

    /** One sum a channel takes the place of a frame. */
    private static StageCode global(FunctionHead head, AveragePool layer, int width, Cost sums) {
        Shape input = layer.inputType().shape();
        int blocks = input.channels() / width;
        List<Table> tables = head.withRequantization();
        GlobalAveragePoolPage page = new GlobalAveragePoolPage(
                head.title(),
                head.name(),
                WordType.of(layer.inputType().format(), width),
                head.outputWord(width),
                sumType(layer),
                input.places(),
                blocks,
                CType.zeroPoint(layer.inputType()),
                !tables.isEmpty(),
                head.result());
        TokenProgram program =
                TokenProgram.of(Loop.of(1, Burst.read(0, input.places() * blocks), Burst.write(0, blocks)));
        Cost memory =
                Primitives.ram(blocks, layer.outputType().format().width()).times(width);
        return StageCode.ofWidth(width, page, tables, program, sums.plus(memory));
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
