package org.silicnn.cli;

import org.apache.commons.cli.Options;
import org.silicnn.config.QuantizeSettings;
import org.silicnn.config.Settings;
import org.silicnn.quant.QuantizeOptions;

/** The options by which a model is imported and quantised, alike in every command that does it. */
final class QuantizeArguments {
    private QuantizeArguments() {}

    static void addTo(Options options) {
        ImportArguments.addTo(options);
        SettingArguments.addFileTo(options);
        SettingArguments.addTo(options, QuantizeSettings.all());
    }

    static QuantizeOptions quantizeOptions(Settings settings) {
        try {
            return QuantizeSettings.options(settings);
        } catch (IllegalArgumentException e) {
            throw new UsageException("scale, mean, std: " + e.getMessage());
        }
    }

    static QuantizeOptions quantizeOptions(Arguments arguments) {
        return quantizeOptions(SettingArguments.settings(arguments));
    }
}
