package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.emit.page.layer.TiledMatrixPage;
import org.silicnn.ir.Constant;
import org.silicnn.ir.TensorType;

/** Weighted sums over all inputs of a place, with weights out of external memory. */
final class TiledMatrixCode {
    private TiledMatrixCode() {}

    /**
     * The code of a layer with these loops.
     *
     * @param sums the accumulator
     */
    static StageCode of(
            FunctionHead head, TiledLoops loops, TensorType input, Constant weights, Constant bias, TensorType sums) {
        Table biases = head.laneTable("bias", bias, loops.pe(), loops.folds(), loops.folded()::output);
        List<Table> tables = head.withRequantization(biases);
        return new StageCode(
                        page(head, loops, input, weights, sums),
                        tables,
                        loops.program(),
                        loops.inputWidth(),
                        loops.outputWidth(),
                        new WeightedCost(input, weights, bias, sums, head.requantizationCost()).of(loops))
                .from(new WeightMemory(loops, weights, loops.tiles()));
    }

    private static TiledMatrixPage page(
            FunctionHead head, TiledLoops loops, TensorType input, Constant weights, TensorType sums) {
        FoldedLoops folded = loops.folded();
        int placeRows = folded.groups() * folded.chunks();
        int lastProducts = folded.inputs() % folded.simd();
        int lastFold = folded.folds() - 1;
        return new TiledMatrixPage(
                head.title(),
                head.name(),
                loops.sentence(),
                WordType.of(input.format(), folded.inputWidth()),
                WordType.of(head.outputType().format(), folded.outputWidth()),
                CType.ofSums(input, weights.format(), sums),
                CType.of(weights.format()).name(),
                Byte.SIZE * CType.of(weights.format()).bytes(),
                loops.loadWords() * loops.wordWeights(),
                loops.loadWords(),
                Math.multiplyExact(loops.tiles(), loops.loads()),
                loops.span(),
                loops.block(),
                loops.tiles(),
                loops.tile(),
                loops.tileWords(),
                loops.tiles() == 1 ? loops.tileWords() : 0,
                folded.groupWords(),
                placeRows,
                Math.multiplyExact(loops.tile(), placeRows),
                folded.folds(),
                folded.groupFolds(),
                folded.chunks(),
                loops.beats(),
                lastProducts == 0 ? null : lastProducts,
                folded.wordsOut(0),
                folded.wordsOut(lastFold),
                loops.tileWordsOut(),
                folded.channels(lastFold),
                Math.multiplyExact(loops.tile(), folded.folds()),
                folded.pe(),
                folded.simd(),
                CType.zeroPoint(input),
                head.hasRequantizationTables(),
                head.result());
    }
}
