package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.emit.page.layer.MatrixVectorPage;
import org.silicnn.ir.Constant;
import org.silicnn.ir.TensorType;

/** Weighted sums over all inputs of a place. */
final class MatrixVectorCode {
    private MatrixVectorCode() {}

    /**
     * The code of a layer with these loops.
     *
     * @param sums the accumulator
     */
    static StageCode of(
            FunctionHead head, FoldedLoops loops, TensorType input, Constant weights, Constant bias, TensorType sums) {
        int lastProducts = loops.inputs() % loops.simd();
        int lastFold = loops.folds() - 1;
        MatrixVectorPage page = new MatrixVectorPage(
                head.title(),
                head.name(),
                loops.sentence(),
                WordType.of(input.format(), loops.inputWidth()),
                WordType.of(head.outputType().format(), loops.outputWidth()),
                CType.ofSums(input, weights.format(), sums),
                loops.places(),
                loops.words(),
                loops.places() == 1 ? loops.words() : 0,
                loops.groupWords(),
                loops.groups() * loops.chunks(),
                loops.folds(),
                loops.groupFolds(),
                loops.chunks(),
                loops.turns(),
                lastProducts == 0 ? null : lastProducts,
                loops.wordsOut(0),
                loops.wordsOut(lastFold),
                loops.channels(lastFold),
                loops.pe(),
                loops.simd(),
                CType.zeroPoint(input),
                loops.paired()
                        ? new MatrixVectorPage.Pairs(lastProducts == 0 ? loops.simd() : lastProducts, input.zeroPoint())
                        : null,
                head.hasRequantizationTables(),
                head.result());
        Table[] tables = {weights(head, loops, weights), bias(head, loops, bias)};
        return new StageCode(
                page,
                head.withRequantization(tables),
                loops.program(),
                loops.inputWidth(),
                loops.outputWidth(),
                new WeightedCost(input, weights, bias, sums, head.requantizationCost()).of(loops));
    }

    /** For each lane, for each fold, for each chunk: {@code simd} weights; zeros where a fold or a chunk is short. */
    private static Table weights(FunctionHead head, FoldedLoops loops, Constant weights) {
        int rows = loops.folds() * loops.chunks();
        int laneSize = rows * loops.simd();
        return new Table(
                CType.of(weights.format()).name(),
                head.name() + "_weights",
                List.of(loops.pe(), rows, loops.simd()),
                new LiteralLines(Math.multiplyExact(loops.pe(), laneSize), i -> {
                    int row = i % laneSize / loops.simd();
                    int output = loops.output(row / loops.chunks(), i / laneSize);
                    int product = row % loops.chunks() * loops.simd() + i % loops.simd();
                    return output < 0 || product >= loops.inputs() ? 0 : weights.get(output * loops.inputs() + product);
                }));
    }

    private static Table bias(FunctionHead head, FoldedLoops loops, Constant bias) {
        return head.laneTable("bias", bias, loops.pe(), loops.folds(), loops::output);
    }
}
