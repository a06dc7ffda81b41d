package org.silicnn.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.fixed.Rounding;
import org.silicnn.quant.CalibrationMethod;
import org.silicnn.quant.InputEncoding;
import org.silicnn.quant.LayerOptions;
import org.silicnn.quant.QuantizationScheme;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.WeightGranularity;

/** The settings of which {@link QuantizeOptions} are made. */
public final class QuantizeSettings {
    private static final QuantizeOptions DEFAULTS = QuantizeOptions.defaults();
    private static final String INPUT = "input";
    private static final String QUANTIZE = "quantize";

    static final Setting<List<Double>> SCALE = input(
            "scale", "1/255", "pixels 0..255 times this are what the net was trained on, one for all or one a channel");
    static final Setting<List<Double>> MEAN =
            input("mean", "0", "then subtracted, one for all or one for each channel");
    static final Setting<List<Double>> STD = input("std", "1", "then divided by, one for all or one for each channel");
    static final Setting<QuantizationScheme> SCHEME = choice(
            "scheme",
            QuantizationScheme.class,
            DEFAULTS.scheme(),
            "pow2: scales are shifts; affine: any scale, a multiplier each");
    static final Setting<WeightGranularity> WEIGHT_SCALES = choice(
            "weight-scales",
            WeightGranularity.class,
            DEFAULTS.granularity(),
            "how many scales the weights of a layer have");
    static final Setting<CalibrationMethod> RANGES =
            choice("ranges", CalibrationMethod.class, DEFAULTS.method(), "how the range of a tensor is chosen");
    /** Width of a layer's weights. */
    public static final Setting<Integer> WEIGHT_BITS =
            bits("weight-bits", DEFAULTS.weightBits(), "width of a weight, 2..16");
    /** Width of the value that a layer makes. */
    public static final Setting<Integer> ACTIVATION_BITS =
            bits("activation-bits", DEFAULTS.activationBits(), "width of a value between layers, 2..16");

    static final Setting<Boolean> BIAS_CORRECTION =
            flag("bias-correction", "leave the mean error of quantised weights in");
    static final Setting<Boolean> EQUALIZATION =
            flag("equalization", "leave the channels of neighbouring layers as trained");
    static final Setting<Rounding> ROUNDING = new Setting<>(
            QUANTIZE,
            "rounding",
            // TFLite's rounding needs a multiplier, which power-of-two scales have none of.
            ValueType.choice(Arrays.stream(Rounding.values())
                    .filter(mode -> mode != Rounding.TFLITE)
                    .toList()),
            ValueType.spell(DEFAULTS.rounding()),
            false,
            "of every requantisation");

    private QuantizeSettings() {}

    /** All of them, in the order in which they are shown. */
    public static List<Setting<?>> all() {
        return List.of(
                SCALE,
                MEAN,
                STD,
                SCHEME,
                WEIGHT_SCALES,
                RANGES,
                WEIGHT_BITS,
                ACTIVATION_BITS,
                BIAS_CORRECTION,
                EQUALIZATION,
                ROUNDING);
    }

    /**
     * The options that these settings mean.
     *
     * @throws IllegalArgumentException saying what scale, mean and std must be, if they don't go together
     */
    public static QuantizeOptions options(Settings settings) {
        Map<String, LayerOptions> layers = new HashMap<>();
        for (String layer : settings.layers()) {
            LayerOptions chosen = new LayerOptions(
                    settings.get(layer, SCHEME),
                    settings.get(layer, WEIGHT_SCALES),
                    settings.get(layer, RANGES),
                    settings.get(layer, WEIGHT_BITS),
                    settings.get(layer, ACTIVATION_BITS));
            if (!chosen.equals(LayerOptions.NONE)) {
                layers.put(layer, chosen);
            }
        }
        return new QuantizeOptions(
                encoding(settings.get(SCALE), settings.get(MEAN), settings.get(STD)),
                DEFAULTS.inputFormat(),
                settings.get(SCHEME),
                settings.get(WEIGHT_SCALES),
                settings.get(RANGES),
                settings.get(WEIGHT_BITS),
                settings.get(ACTIVATION_BITS),
                layers,
                settings.get(BIAS_CORRECTION),
                settings.get(EQUALIZATION),
                settings.get(ROUNDING));
    }

    /** {@code (pixel · scale − mean) / std}. */
    private static InputEncoding encoding(List<Double> scale, List<Double> mean, List<Double> std) {
        int channels = Math.max(scale.size(), Math.max(mean.size(), std.size()));
        for (List<Double> each : List.of(scale, mean, std)) {
            if (each.size() != 1 && each.size() != channels) {
                throw new IllegalArgumentException("scale, mean and std must be one or as many as channels, not "
                        + scale.size() + ", " + mean.size() + " and " + std.size());
            }
        }
        List<Double> scales = new ArrayList<>();
        List<Double> offsets = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            scales.add(at(scale, c) / at(std, c));
            offsets.add(0 - at(mean, c) / at(std, c));
        }
        return new InputEncoding(scales, offsets);
    }

    private static double at(List<Double> values, int channel) {
        return values.get(values.size() == 1 ? 0 : channel);
    }

    private static Setting<List<Double>> input(String name, String standard, String description) {
        return new Setting<>(INPUT, name, ValueType.numbers(), standard, false, description);
    }

    private static <E extends Enum<E>> Setting<E> choice(String name, Class<E> type, E standard, String description) {
        return new Setting<>(QUANTIZE, name, ValueType.choice(type), ValueType.spell(standard), true, description);
    }

    private static Setting<Integer> bits(String name, int standard, String description) {
        return new Setting<>(
                QUANTIZE, name, ValueType.wholeNumber(2, 16), Integer.toString(standard), true, description);
    }

    /** On by default; the description says what its absence does. */
    private static Setting<Boolean> flag(String name, String description) {
        return new Setting<>(QUANTIZE, name, ValueType.flag(), "true", false, description);
    }
}
