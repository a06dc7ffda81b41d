package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.emit.page.layer.DepthwisePage;
import org.silicnn.ir.Conv;

/** A convolution whose channels see only themselves. */
final class DepthwiseCode {
    private DepthwiseCode() {}

    static boolean fits(Conv layer) {
        return layer.inputChannelsPerGroup() == 1 && layer.outputChannelsPerGroup() == 1 && layer.groups() > 1;
    }

    static StageCode of(FunctionHead head, Conv layer, DepthwiseLoops loops) {
        int lastFold = loops.folds() - 1;
        DepthwisePage page = new DepthwisePage(
                head.title(),
                head.name(),
                loops.sentence(),
                WordType.of(layer.inputType().format(), loops.pe()),
                WordType.of(head.outputType().format(), loops.outputWidth()),
                CType.ofSums(layer.inputType(), layer.weights().format(), layer.outputType()),
                loops.places(),
                loops.folds(),
                loops.taps(),
                loops.turns(),
                loops.wordsOut(0),
                loops.wordsOut(lastFold),
                loops.pe(),
                CType.zeroPoint(layer.inputType()),
                head.hasRequantizationTables(),
                head.result());
        Table[] tables = {
            weights(head, layer, loops), head.laneTable("bias", layer.bias(), loops.pe(), loops.folds(), loops::output)
        };
        return new StageCode(
                page,
                head.withRequantization(tables),
                loops.program(),
                loops.pe(),
                loops.outputWidth(),
                new WeightedCost(layer, head.requantize()).of(loops));
    }

    /** For each lane, for each fold: the weights of its taps. */
    private static Table weights(FunctionHead head, Conv layer, DepthwiseLoops loops) {
        int laneSize = loops.folds() * loops.taps();
        return new Table(
                CType.of(layer.weights().format()).name(),
                head.name() + "_weights",
                List.of(loops.pe(), laneSize),
                new LiteralLines(loops.pe() * laneSize, i -> {
                    int channel = loops.output(i % laneSize / loops.taps(), i / laneSize);
                    return channel < 0 ? 0 : layer.weights().get(channel * loops.taps() + i % loops.taps());
                }));
    }
}
