package org.silicnn.emit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.silicnn.emit.page.layer.ConstantsPage;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.LayerVisitor;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Requantize;

/** The tables of a stage: what its layer was trained to, and the scales of its requantisation if each channel has one. */
record ConstantsPages(Stage stage) implements LayerVisitor<List<Table>> {

    /** Empty if the stage has no tables. */
    static Optional<ConstantsPage> of(Stage stage) {
        ConstantsPages pages = new ConstantsPages(stage);
        List<Table> tables = new ArrayList<>(stage.layer().accept(pages));
        stage.requantize().ifPresent(requantize -> tables.addAll(pages.visitRequantize(requantize)));
        return tables.isEmpty()
                ? Optional.empty()
                : Optional.of(new ConstantsPage(
                        "Constants of " + CNames.comment(stage.layer().name()), tables));
    }

    @Override
    public List<Table> visitConv(Conv layer) {
        return weightsAndBias(layer.weights(), layer.bias());
    }

    @Override
    public List<Table> visitDense(Dense layer) {
        return weightsAndBias(layer.weights(), layer.bias());
    }

    @Override
    public List<Table> visitMaxPool(MaxPool layer) {
        return List.of();
    }

    @Override
    public List<Table> visitRequantize(Requantize layer) {
        if (layer.multipliers().size() == 1) {
            return List.of();
        }
        FixedFormat word = FixedFormat.signed(Integer.SIZE, 0);
        FixedFormat small = FixedFormat.signed(Byte.SIZE, 0);
        return List.of(
                table("multipliers", Constant.of(word, layer.multipliers().size(), layer.multipliers()::get)),
                table("shifts", Constant.of(small, layer.shifts().size(), layer.shifts()::get)));
    }

    private List<Table> weightsAndBias(Constant weights, Constant bias) {
        return List.of(table("weights", weights), table("bias", bias));
    }

    private Table table(String what, Constant values) {
        return new Table(
                CType.of(values.format()).name(),
                stage.function() + "_" + what,
                values.size(),
                new LiteralLines(values.size(), values::get));
    }
}
