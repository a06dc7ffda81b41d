package org.silicnn.cli;

import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.silicnn.config.ConfigFile;
import org.silicnn.config.HardwareSettings;
import org.silicnn.config.QuantizeSettings;
import org.silicnn.config.Setting;
import org.silicnn.config.Settings;

/** Settings that may be chosen by option or in a file: one file serves every command, whichever options it has. */
final class SettingArguments {
    private static final String CONFIG = "config";
    private static final List<Setting<?>> KNOWN = Stream.concat(
                    QuantizeSettings.all().stream(), HardwareSettings.all().stream())
            .toList();

    private SettingArguments() {}

    /** Adds {@code --config}. */
    static void addFileTo(Options options) {
        options.addOption(LongOption.of(
                CONFIG,
                "FILE",
                "YAML file of settings, for all layers or for single ones, as every project's config.yaml is;"
                        + " options go before it"));
    }

    /** Adds an option for each of some settings. */
    static void addTo(Options options, List<Setting<?>> settings) {
        settings.forEach(setting -> options.addOption(option(setting)));
    }

    private static Option option(Setting<?> setting) {
        if (setting.isFlag()) {
            return LongOption.flag(setting.option(), setting.description());
        }
        return LongOption.of(
                setting.option(),
                setting.type().placeholder(),
                setting.description() + "; " + setting.type().requirement() + ": " + setting.standard()
                        + " unless given");
    }

    /** What was chosen: by option, else by the config file, else by default. */
    static Settings settings(Arguments arguments) {
        Settings settings =
                arguments.path(CONFIG).map(path -> ConfigFile.read(path, KNOWN)).orElse(Settings.none());
        for (Setting<?> setting : KNOWN) {
            String option = setting.option();
            if (arguments.has(option)) {
                String text = setting.isFlag()
                        ? setting.switched()
                        : arguments.text(option).orElseThrow();
                setting.objection(text).ifPresent(objection -> {
                    throw new UsageException("--" + option + " " + objection);
                });
                settings = settings.with(setting, new Settings.Value(text, "--" + option));
            }
        }
        return settings;
    }
}
