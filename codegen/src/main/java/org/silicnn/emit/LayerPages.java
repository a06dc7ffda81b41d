package org.silicnn.emit;

import java.util.Locale;
import java.util.LongSummaryStatistics;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.silicnn.emit.page.Page;
import org.silicnn.emit.page.layer.ConvPage;
import org.silicnn.emit.page.layer.DensePage;
import org.silicnn.emit.page.layer.MaxPoolPage;
import org.silicnn.emit.page.layer.RequantizePage;
import org.silicnn.emit.page.layer.RequantizeStep;
import org.silicnn.emit.page.layer.RowSchedule;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.LayerVisitor;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/** The page of a stage's C function. */
record LayerPages(Stage stage) implements LayerVisitor<Page> {
    /** Products and results of at most this width are rounded in 32 bits without a carry out. */
    private static final int NARROW = 30;

    static Page of(Stage stage) {
        return stage.layer().accept(new LayerPages(stage));
    }

    @Override
    public Page visitConv(Conv layer) {
        Window.Axis rows = layer.window().height();
        int inputsPerGroup = layer.inputChannelsPerGroup();
        return new ConvPage(
                title(),
                stage.function(),
                type(layer.inputType()),
                type(stage.outputType()),
                sumType(layer.inputType(), layer.weights(), layer.outputType()),
                layer.inputType().shape(),
                layer.outputType().shape(),
                RowSchedule.of(rows, layer.inputType().shape().height()),
                layer.window().width(),
                rows.reach(),
                layer.groups(),
                layer.outputChannelsPerGroup(),
                inputsPerGroup,
                layer.window().taps() * inputsPerGroup,
                zeroPoint(layer.inputType()),
                requantize());
    }

    @Override
    public Page visitDense(Dense layer) {
        return new DensePage(
                title(),
                stage.function(),
                type(layer.inputType()),
                type(stage.outputType()),
                sumType(layer.inputType(), layer.weights(), layer.outputType()),
                layer.inputType().shape().elements(),
                layer.bias().size(),
                zeroPoint(layer.inputType()),
                requantize());
    }

    @Override
    public Page visitMaxPool(MaxPool layer) {
        Window.Axis rows = layer.window().height();
        return new MaxPoolPage(
                title(),
                stage.function(),
                type(layer.inputType()),
                layer.inputType().shape(),
                layer.outputType().shape(),
                RowSchedule.of(rows, layer.inputType().shape().height()),
                layer.window().width(),
                rows.reach(),
                layer.inputType().format().min());
    }

    @Override
    public Page visitRequantize(Requantize layer) {
        int channels = layer.inputType().shape().channels();
        return new RequantizePage(
                title(),
                stage.function(),
                type(layer.inputType()),
                type(layer.outputType()),
                layer.inputType().shape().elements() / channels,
                channels,
                zeroPoint(layer.inputType()),
                step(layer));
    }

    private String title() {
        String behind = stage.requantize().map(r -> " -> " + r.outputType()).orElse("");
        return CNames.comment(stage.layer().name() + ": "
                + stage.layer().getClass().getSimpleName() + " "
                + stage.layer().inputTypes().get(0) + " -> " + stage.layer().outputType() + behind);
    }

    private static String type(TensorType type) {
        return CType.of(type.format()).name();
    }

    /** Holds the operands as well as the sums, so that no step of the loop wraps. */
    private static String sumType(TensorType input, Constant weights, TensorType sums) {
        FixedFormat in = input.format();
        LongSummaryStatistics range = Stream.of(in, weights.format(), sums.format())
                .flatMapToLong(format -> LongStream.of(format.min(), format.max()))
                .summaryStatistics();
        range.accept(in.min() - input.zeroPoint());
        range.accept(in.max() - input.zeroPoint());
        return CType.of(FixedFormat.signedFor(range.getMin(), range.getMax(), 0))
                .name();
    }

    private static Integer zeroPoint(TensorType type) {
        return type.zeroPoint() == 0 ? null : type.zeroPoint();
    }

    private RequantizeStep requantize() {
        return stage.requantize().map(this::step).orElse(null);
    }

    private RequantizeStep step(Requantize layer) {
        boolean perChannel = layer.multipliers().size() > 1;
        FixedFormat output = layer.outputType().format();
        return new RequantizeStep(
                isNarrow(layer) ? "int32_t" : "int64_t",
                "silicnn_scale_" + layer.rounding().name().toLowerCase(Locale.ROOT),
                "silicnn_overflow_" + layer.overflow().name().toLowerCase(Locale.ROOT),
                perChannel
                        ? stage.function() + "_multipliers[o]"
                        : layer.multipliers().get(0).toString(),
                perChannel
                        ? stage.function() + "_shifts[o]"
                        : layer.shifts().get(0).toString(),
                layer.outputType().zeroPoint(),
                output.min(),
                output.max(),
                perChannel);
    }

    static boolean isNarrow(Requantize layer) {
        int inputWidth = layer.inputType().format().width() + 1;
        boolean narrow = layer.outputType().format().width() <= NARROW;
        for (int i = 0; i < layer.shifts().size(); i++) {
            int spare = FixedFormat.MAX_WIDTH - NARROW;
            narrow &= layer.shifts().get(i) <= NARROW
                    && FixedPoint.fitsProduct(
                            inputWidth + spare,
                            layer.multipliers().get(i),
                            layer.shifts().get(i));
        }
        return narrow;
    }
}
