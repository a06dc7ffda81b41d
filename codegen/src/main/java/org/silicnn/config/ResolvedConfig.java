package org.silicnn.config;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.silicnn.problem.Printable;
import org.silicnn.quant.Quantized;

/**
 * Every value that a network was quantised with and where it came from, as a config file that gives the same network
 * again.
 */
public final class ResolvedConfig {
    private static final Gson QUOTES = new Gson();

    private final Settings settings;
    private final List<String> lines = new ArrayList<>();

    private ResolvedConfig(Settings settings) {
        this.settings = settings;
    }

    /**
     * The text of the file.
     *
     * @param settings that the network was quantised with
     */
    public static String text(Settings settings, Quantized quantized) {
        ResolvedConfig config = new ResolvedConfig(settings);
        config.lines.add("# Each value that this network was quantised with, and where it came from.");
        Map<String, List<Setting<?>>> sections = new LinkedHashMap<>();
        for (Setting<?> setting : QuantizeSettings.all()) {
            if (hasEffect(setting, quantized)) {
                sections.computeIfAbsent(setting.section(), section -> new ArrayList<>())
                        .add(setting);
            }
        }
        sections.forEach(config::section);
        int start = config.lines.size();
        for (String node :
                quantized.prepared().nodes().stream().map(each -> each.name()).toList()) {
            config.layer(
                    node,
                    quantized.nodesWithWeights().contains(node),
                    quantized.nodesWithValues().contains(node));
        }
        if (config.lines.size() > start) {
            config.lines.add(start, ConfigFile.LAYERS + ":");
        }
        return String.join("\n", config.lines) + "\n";
    }

    /** Widths that the model file gives can't be chosen, so they aren't in the file either. */
    private static boolean hasEffect(Setting<?> setting, Quantized quantized) {
        return !(setting.equals(QuantizeSettings.WEIGHT_BITS)
                        && quantized.nodesWithWeights().isEmpty())
                && !(setting.equals(QuantizeSettings.ACTIVATION_BITS)
                        && quantized.nodesWithValues().isEmpty());
    }

    private void section(String name, List<Setting<?>> members) {
        lines.add(name + ":");
        members.forEach(setting -> add("  ", setting, settings.of(setting)));
    }

    private void layer(String node, boolean hasWeights, boolean hasValues) {
        if (!hasWeights && !hasValues) {
            return;
        }
        lines.add("  " + QUOTES.toJson(node) + ":");
        Consumer<Setting<?>> add =
                setting -> add("    ", setting, settings.of(node, setting).orElseGet(() -> inherited(setting)));
        add.accept(QuantizeSettings.SCHEME);
        add.accept(QuantizeSettings.RANGES);
        if (hasWeights) {
            add.accept(QuantizeSettings.WEIGHT_SCALES);
            add.accept(QuantizeSettings.WEIGHT_BITS);
        }
        if (hasValues) {
            add.accept(QuantizeSettings.ACTIVATION_BITS);
        }
    }

    private Settings.Value inherited(Setting<?> setting) {
        Settings.Value value = settings.of(setting);
        return new Settings.Value(value.text(), "as " + setting.section() + ", " + value.origin());
    }

    private void add(String indent, Setting<?> setting, Settings.Value value) {
        lines.add(indent + setting.name() + ": " + value.text() + "  # " + Printable.of(value.origin()));
    }
}
