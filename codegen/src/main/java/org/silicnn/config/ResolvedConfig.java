package org.silicnn.config;

import com.google.gson.Gson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.silicnn.emit.Dataflow;
import org.silicnn.fit.Placement;
import org.silicnn.fit.WeightPlacement;
import org.silicnn.graph.Node;
import org.silicnn.problem.Printable;
import org.silicnn.quant.Quantized;

/**
 * Every value that a network was quantised with, how each of its layers is folded, and where all of that came from, as a
 * config file that gives the same network and the same sources again.
 */
public final class ResolvedConfig {
    private static final Gson QUOTES = new Gson();

    private final Settings settings;
    private final Optional<String> search;
    private final Map<String, List<String>> sections = new LinkedHashMap<>();
    private final Map<String, List<String>> layers = new LinkedHashMap<>();

    private ResolvedConfig(Settings settings, Optional<String> search) {
        this.settings = settings;
        this.search = search;
    }

    /**
     * The text of the file.
     *
     * @param settings that the network was quantised and built with
     * @param folded the layers of its hardware
     * @param search what chose the foldings that no setting gives, in the user's words; empty if that is the setting for
     *     all layers
     */
    public static String text(
            Settings settings, Quantized quantized, List<Dataflow.FoldedLayer> folded, Optional<String> search) {
        ResolvedConfig config = new ResolvedConfig(settings, search);
        for (Setting<?> setting : QuantizeSettings.all()) {
            if (hasEffect(setting, quantized)) {
                config.add(setting);
            }
        }
        for (Setting<?> setting : HardwareSettings.all()) {
            // For all layers they would say that there is nothing to search.
            if (search.isEmpty() || !HardwareSettings.FACTORS.contains(setting)) {
                config.add(setting);
            }
        }
        for (Node node : quantized.prepared().nodes()) {
            config.addQuantized(
                    node.name(),
                    quantized.nodesWithWeights().contains(node.name()),
                    quantized.nodesWithValues().contains(node.name()));
        }
        folded.forEach(config::addFolded);
        return config.text();
    }

    private String text() {
        List<String> lines = new ArrayList<>();
        lines.add("# Each value that this network was quantised and built with, and where it came from.");
        sections.forEach((name, members) -> {
            lines.add(name + ":");
            members.forEach(member -> lines.add("  " + member));
        });
        if (!layers.isEmpty()) {
            lines.add(ConfigFile.LAYERS + ":");
        }
        layers.forEach((name, members) -> {
            lines.add("  " + QUOTES.toJson(name) + ":");
            members.forEach(member -> lines.add("    " + member));
        });
        return String.join("\n", lines) + "\n";
    }

    /** Widths that the model file gives can't be chosen, so they aren't in the file either. */
    private static boolean hasEffect(Setting<?> setting, Quantized quantized) {
        return !(setting.equals(QuantizeSettings.WEIGHT_BITS)
                        && quantized.nodesWithWeights().isEmpty())
                && !(setting.equals(QuantizeSettings.ACTIVATION_BITS)
                        && quantized.nodesWithValues().isEmpty());
    }

    private void add(Setting<?> setting) {
        sections.computeIfAbsent(setting.section(), section -> new ArrayList<>())
                .add(line(setting, settings.of(setting)));
    }

    private void addQuantized(String node, boolean hasWeights, boolean hasValues) {
        if (!hasWeights && !hasValues) {
            return;
        }
        Consumer<Setting<?>> add = setting -> add(node, setting, chosen(node, setting));
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

    private void addFolded(Dataflow.FoldedLayer folded) {
        String layer = folded.layer().name();
        add(layer, HardwareSettings.PE, factor(layer, HardwareSettings.PE, folded.pe()));
        if (folded.simd() > 0) {
            add(layer, HardwareSettings.SIMD, factor(layer, HardwareSettings.SIMD, folded.simd()));
        }
        if (Placement.isStreamable(folded.layer())) {
            Settings.Value asked = chosen(layer, HardwareSettings.WEIGHTS);
            WeightPlacement actual = folded.streamed() ? WeightPlacement.EXTERNAL : WeightPlacement.ROM;
            String text = ValueType.spell(actual);
            String origin = text.equals(asked.text()) ? asked.origin() : asked.text() + ", " + asked.origin();
            add(layer, HardwareSettings.WEIGHTS, new Settings.Value(text, origin));
        }
        if (folded.streamed()) {
            add(layer, HardwareSettings.TILE, factor(layer, HardwareSettings.TILE, folded.tile()));
        }
    }

    private Settings.Value factor(String layer, Setting<Integer> setting, int actual) {
        String text = Integer.toString(actual);
        if (search.isPresent() && settings.of(layer, setting).isEmpty()) {
            return new Settings.Value(text, search.get());
        }
        Settings.Value asked = chosen(layer, setting);
        return text.equals(asked.text())
                ? asked
                : new Settings.Value(text, "nearest to " + asked.text() + ", " + asked.origin());
    }

    private Settings.Value chosen(String layer, Setting<?> setting) {
        return settings.of(layer, setting).orElseGet(() -> {
            Settings.Value value = settings.of(setting);
            return new Settings.Value(value.text(), "as " + setting.section() + ", " + value.origin());
        });
    }

    private void add(String layer, Setting<?> setting, Settings.Value value) {
        layers.computeIfAbsent(layer, name -> new ArrayList<>()).add(line(setting, value));
    }

    private static String line(Setting<?> setting, Settings.Value value) {
        return setting.name() + ": " + value.text() + "  # " + Printable.of(value.origin());
    }
}
