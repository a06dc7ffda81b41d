package org.silicnn.emit.layer;

import java.util.List;
import java.util.Locale;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Requantize;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

/** The words of a requantisation, wherever it stands. */
public final class Requantization {
    /** Products and results of at most this width are rounded in 32 bits without a carry out. */
    private static final int NARROW = 30;

    private Requantization() {}

    static boolean isPerChannel(Requantize layer) {
        return layer.multipliers().size() > 1;
    }

    /** Empty if all channels share one multiplier, which is then a literal. */
    static List<Table> tables(FunctionHead head, Requantize layer) {
        if (!isPerChannel(layer)) {
            return List.of();
        }
        int channels = layer.multipliers().size();
        FixedFormat word = FixedFormat.signed(Integer.SIZE, 0);
        FixedFormat small = FixedFormat.signed(Byte.SIZE, 0);
        return List.of(
                head.table("multipliers", Constant.of(word, channels, layer.multipliers()::get)),
                head.table("shifts", Constant.of(small, channels, layer.shifts()::get)));
    }

    /** C type in which product and rounding are computed. */
    static String type(Requantize layer) {
        return isNarrow(layer) ? "int32_t" : "int64_t";
    }

    static String expression(FunctionHead head, Requantize layer) {
        String type = type(layer);
        String scale = "silicnn_scale_" + layer.rounding().name().toLowerCase(Locale.ROOT);
        String overflow = "silicnn_overflow_" + layer.overflow().name().toLowerCase(Locale.ROOT);
        boolean perChannel = isPerChannel(layer);
        String multiplier = perChannel ? head.name() + "_multipliers[o]" : literal(layer.multipliers());
        String shift = perChannel ? head.name() + "_shifts[o]" : literal(layer.shifts());
        FixedFormat to = layer.outputType().format();
        return "(" + head.outputCType() + ")" + overflow + "<" + type + ">(" + scale + "<" + type + ">(sum, "
                + multiplier + ", " + shift + "), " + layer.outputType().zeroPoint() + ", " + to.min() + ", " + to.max()
                + ")";
    }

    private static String literal(List<Integer> values) {
        return values.get(0).toString();
    }

    public static boolean isNarrow(Requantize layer) {
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

    /** What it takes of an FPGA where it handles one sum a cycle. */
    static Cost cost(Requantize layer) {
        int bits = layer.inputType().format().width();
        int most =
                layer.multipliers().stream().mapToInt(Integer::intValue).max().orElseThrow();
        int multiplierBits = Integer.SIZE - Integer.numberOfLeadingZeros(most);
        boolean manyShifts = layer.shifts().stream().distinct().count() > 1;
        int channels = layer.multipliers().size();
        return (most == 1 ? Cost.NOTHING : Primitives.multiplier(bits + 1, multiplierBits + 1))
                .plus(manyShifts ? Primitives.choice(Integer.SIZE, bits + multiplierBits) : Cost.NOTHING)
                .plus(Primitives.rounding(bits, layer.outputType().format().width()))
                .plus(isPerChannel(layer) ? Primitives.rom(channels, Integer.SIZE + Byte.SIZE) : Cost.NOTHING);
    }
}
