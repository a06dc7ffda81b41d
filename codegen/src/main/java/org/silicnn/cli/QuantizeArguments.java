package org.silicnn.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.config.ConfigFile;
import org.silicnn.config.QuantizeSettings;
import org.silicnn.config.Setting;
import org.silicnn.config.Settings;
import org.silicnn.quant.QuantizeOptions;

/** The options by which a model is imported and quantised, alike in every command that does it. */
final class QuantizeArguments {
    private static final String CONFIG = "config";

    private QuantizeArguments() {}

    static void addTo(Options options) {
        ImportArguments.addTo(options);
        options.addOption(Option.builder()
                .longOpt(CONFIG)
                .hasArg()
                .argName("FILE")
                .desc("YAML file of the settings below, for all layers or for single ones; options go before it")
                .get());
        QuantizeSettings.all().forEach(setting -> options.addOption(option(setting)));
    }

    private static Option option(Setting<?> setting) {
        if (setting.isFlag()) {
            return Option.builder()
                    .longOpt("no-" + setting.name())
                    .desc(setting.description())
                    .get();
        }
        return Option.builder()
                .longOpt(setting.name())
                .hasArg()
                .argName(setting.type().placeholder())
                .desc(setting.description() + "; " + setting.type().requirement() + ": " + setting.standard()
                        + " unless given")
                .get();
    }

    /** What was chosen: by option, else by the config file, else by default. */
    static Settings settings(Arguments arguments) {
        Optional<Path> file = arguments.path(CONFIG);
        Settings settings =
                file.map(path -> ConfigFile.read(path, QuantizeSettings.all())).orElse(Settings.none());
        for (Setting<?> setting : QuantizeSettings.all()) {
            String option = (setting.isFlag() ? "no-" : "") + setting.name();
            if (arguments.has(option)) {
                String text =
                        setting.isFlag() ? "false" : arguments.text(option).orElseThrow();
                setting.objection(text).ifPresent(objection -> {
                    throw new UsageException("--" + option + " " + objection);
                });
                settings = settings.with(setting, new Settings.Value(text, "--" + option));
            }
        }
        return settings;
    }

    static QuantizeOptions quantizeOptions(Settings settings) {
        try {
            return QuantizeSettings.options(settings);
        } catch (IllegalArgumentException e) {
            throw new UsageException("scale, mean, std: " + e.getMessage());
        }
    }

    static QuantizeOptions quantizeOptions(Arguments arguments) {
        return quantizeOptions(settings(arguments));
    }
}
