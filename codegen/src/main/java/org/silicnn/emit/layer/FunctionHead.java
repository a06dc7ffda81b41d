package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntBinaryOperator;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.emit.page.layer.Packing;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.TensorType;
import org.silicnn.target.Cost;

/**
 * What a layer's C function has whatever its kind.
 *
 * @param name C identifier
 * @param title comment
 * @param outputType of the words written
 * @param requantize folded into the loop that makes the sums
 */
public record FunctionHead(String name, String title, TensorType outputType, Optional<Requantize> requantize) {

    /** A table of constants that the function reads. */
    Table table(String what, Constant values) {
        return new Table(
                CType.of(values.format()).name(),
                name + "_" + what,
                values.size(),
                new LiteralLines(values.size(), values::get));
    }

    /** A table with a row for each lane of what it needs in each fold; zeros where it has nothing to do. */
    Table laneTable(String what, Constant values, int lanes, int folds, IntBinaryOperator index) {
        return new Table(
                CType.of(values.format()).name(),
                name + "_" + what,
                List.of(lanes, folds),
                new LiteralLines(lanes * folds, i -> {
                    int at = index.applyAsInt(i % folds, i / folds);
                    return at < 0 ? 0 : values.get(at);
                }));
    }

    /** These tables and those of the requantisation folded in. */
    List<Table> withRequantization(Table... tables) {
        List<Table> all = new ArrayList<>(List.of(tables));
        requantize.ifPresent(layer -> all.addAll(Requantization.tables(this, layer)));
        return all;
    }

    /** What the requantisation of one sum a cycle takes. */
    Cost requantizationCost() {
        return requantize.map(Requantization::cost).orElse(Cost.NOTHING);
    }

    boolean hasRequantizationTables() {
        return requantize.filter(Requantization::isPerChannel).isPresent();
    }

    String outputCType() {
        return CType.of(outputType.format()).name();
    }

    /** Words that it writes. */
    Packing outputWord(int width) {
        return WordType.of(outputType.format(), width);
    }

    /** C expression of the element that is written for the sum {@code sum} of output channel {@code o}. */
    String result() {
        return requantize
                .map(layer -> Requantization.expression(this, layer))
                .orElseGet(() -> "(" + outputCType() + ")sum");
    }
}
