package org.silicnn.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.fixed.Rounding;
import org.silicnn.quant.CalibrationMethod;
import org.silicnn.quant.InputEncoding;
import org.silicnn.quant.QuantizationScheme;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.WeightGranularity;

/** The options by which a model is imported and quantised, alike in every command that does it. */
final class QuantizeArguments {
    private QuantizeArguments() {}

    static void addTo(Options options) {
        ImportArguments.addTo(options);
        options.addOption(
                number("scale", "S", "pixels 0..255 times S are what the net was trained on: 1/255 unless given"));
        options.addOption(number("mean", "M,...", "then subtracted, one for all or one for each channel"));
        options.addOption(number("std", "D,...", "then divided by, one for all or one for each channel"));
        options.addOption(choice(
                "scheme", QuantizationScheme.class, "pow2: scales are shifts; affine: any scale, a multiplier each"));
        options.addOption(
                choice("weight-scales", WeightGranularity.class, "how many scales the weights of a layer have"));
        options.addOption(choice("ranges", CalibrationMethod.class, "how the range of a tensor is chosen"));
        options.addOption(flag("no-bias-correction", "leave the mean error of quantised weights in"));
        options.addOption(flag("no-equalization", "leave the channels of neighbouring layers as trained"));
        options.addOption(number("weight-bits", "N", "width of a weight, 2..16: 8 unless given"));
        options.addOption(number("activation-bits", "N", "width of a value between layers, 2..16: 8 unless given"));
        options.addOption(number(
                "rounding",
                "MODE",
                "of every requantisation, one of " + Arguments.choices(Rounding.class) + ": rnd unless given"));
    }

    private static <E extends Enum<E>> Option choice(String name, Class<E> type, String description) {
        return number(name, "WORD", description + ": " + Arguments.choices(type));
    }

    private static Option flag(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }

    private static Option number(String name, String argument, String description) {
        return Option.builder()
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }

    static QuantizeOptions quantizeOptions(Arguments arguments) {
        QuantizeOptions defaults = QuantizeOptions.defaults();
        return new QuantizeOptions(
                encoding(arguments),
                defaults.inputFormat(),
                arguments.choice("scheme", QuantizationScheme.class).orElse(defaults.scheme()),
                arguments.choice("weight-scales", WeightGranularity.class).orElse(defaults.granularity()),
                arguments.choice("ranges", CalibrationMethod.class).orElse(defaults.method()),
                arguments.integer("weight-bits", 2, 16).orElse(defaults.weightBits()),
                arguments.integer("activation-bits", 2, 16).orElse(defaults.activationBits()),
                Map.of(),
                !arguments.has("no-bias-correction"),
                !arguments.has("no-equalization"),
                rounding(arguments).orElse(defaults.rounding()));
    }

    private static Optional<Rounding> rounding(Arguments arguments) {
        Optional<Rounding> rounding = arguments.choice("rounding", Rounding.class);
        if (rounding.equals(Optional.of(Rounding.TFLITE))) {
            throw new UsageException("--rounding tflite needs a multiplier, and power-of-two scales have none");
        }
        return rounding;
    }

    /** {@code (pixel · scale − mean) / std}. */
    private static InputEncoding encoding(Arguments arguments) {
        double scale = arguments
                .text("scale")
                .map(text -> numbers("scale", text).get(0))
                .orElse(InputEncoding.UNIT.scale(0));
        List<Double> means =
                arguments.text("mean").map(text -> numbers("mean", text)).orElse(List.of(0.0));
        List<Double> deviations =
                arguments.text("std").map(text -> numbers("std", text)).orElse(List.of(1.0));
        int channels = Math.max(means.size(), deviations.size());
        if ((means.size() != 1 && means.size() != channels)
                || (deviations.size() != 1 && deviations.size() != channels)) {
            throw new UsageException(
                    "--mean and --std must be as many, not " + means.size() + " and " + deviations.size());
        }
        List<Double> scales = new ArrayList<>();
        List<Double> offsets = new ArrayList<>();
        for (int c = 0; c < channels; c++) {
            double deviation = deviations.get(deviations.size() == 1 ? 0 : c);
            scales.add(scale / deviation);
            offsets.add(-means.get(means.size() == 1 ? 0 : c) / deviation);
        }
        try {
            return new InputEncoding(scales, offsets);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--scale, --mean, --std: " + e.getMessage());
        }
    }

    /** Decimal numbers and fractions such as 1/255. */
    private static List<Double> numbers(String option, String text) {
        List<Double> numbers = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String[] fraction = part.split("/", 2);
            try {
                double number = Double.parseDouble(fraction[0]);
                numbers.add(fraction.length == 1 ? number : number / Double.parseDouble(fraction[1]));
            } catch (NumberFormatException e) {
                throw new UsageException(
                        "--" + option + " must be numbers or fractions with commas, not '" + text + "'");
            }
        }
        return numbers;
    }
}
