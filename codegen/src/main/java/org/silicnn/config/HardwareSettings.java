package org.silicnn.config;

import java.util.List;
import org.silicnn.emit.EmitOptions;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.Limits;
import org.silicnn.fit.ChoiceCheck;
import org.silicnn.fit.HardwareChoices;
import org.silicnn.fit.LayerChoice;
import org.silicnn.fit.WeightPlacement;
import org.silicnn.ir.Network;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** The settings of which a network's hardware is made. No value that the network computes depends on them. */
public final class HardwareSettings {
    private static final String HARDWARE = "hardware";
    private static final int MOST = 1_000_000;
    private static final int MOST_BANDWIDTH = 1024;

    /** Output channels at a time. */
    static final Setting<Integer> PE = factor("pe", "output channels of a layer computed at a time");
    /** Products at a time. */
    static final Setting<Integer> SIMD = factor("simd", "products of each of them made at a time");

    /** Places that a block of weights is used for. */
    static final Setting<Integer> TILE =
            factor("tile", "places for which weights out of external memory are read once, at least");

    static final Setting<WeightPlacement> WEIGHTS = new Setting<>(
            HARDWARE,
            "weights",
            ValueType.choice(WeightPlacement.class),
            ValueType.spell(WeightPlacement.AUTO),
            true,
            "rom: on the chip; external: read from memory; auto: the largest external if they must");
    static final Setting<Boolean> DSP_PACKING = new Setting<>(
            HARDWARE,
            "dsp-packing",
            ValueType.flag(),
            "false",
            false,
            "make two products of eight bits with one DSP slice, where outputs share an input");
    static final Setting<Integer> PORT_WIDTH = new Setting<>(
            HARDWARE,
            "port-width",
            ValueType.wholeNumber(1, Limits.WORD_BITS),
            Integer.toString(Foldings.PORT_BITS),
            false,
            "bits of the widest words of the image and of the result, at least one value");

    static final Setting<Integer> MEMORY_BANDWIDTH = new Setting<>(
            HARDWARE,
            "memory-bandwidth",
            ValueType.wholeNumber(1, MOST_BANDWIDTH),
            Integer.toString(EmitOptions.MEMORY_BANDWIDTH),
            false,
            "bytes that external memory brings in a cycle, all ports together");

    /** How a layer is folded: for all layers, they leave nothing to search. */
    static final List<Setting<?>> FACTORS = List.of(PE, SIMD, TILE);

    private HardwareSettings() {}

    /** All of them, in the order in which they are shown. */
    public static List<Setting<?>> all() {
        return List.of(PE, SIMD, TILE, WEIGHTS, DSP_PACKING, PORT_WIDTH, MEMORY_BANDWIDTH);
    }

    /** Whether the folding of all layers is given, so that there is nothing to search for. */
    public static boolean isFolded(Settings settings) {
        return FACTORS.stream().anyMatch(settings::isChosen);
    }

    /** Whether a multiplier may make two products. */
    public static boolean isPacked(Settings settings) {
        return settings.get(DSP_PACKING);
    }

    /** Bits of a word of the image and of the result, at most. */
    public static int portBits(Settings settings) {
        return settings.get(PORT_WIDTH);
    }

    /** Bytes that external memory brings in a cycle. */
    public static int memoryBandwidth(Settings settings) {
        return settings.get(MEMORY_BANDWIDTH);
    }

    /** The folding of layers without one of their own. */
    public static Foldings foldings(Settings settings) {
        return Foldings.all(new Folding(settings.get(PE), settings.get(SIMD), isPacked(settings), settings.get(TILE)))
                .withPortBits(portBits(settings));
    }

    /** What is fixed for single layers, and where weights are. */
    public static HardwareChoices choices(Settings settings) {
        HardwareChoices choices = HardwareChoices.NONE.withWeights(settings.get(WEIGHTS));
        for (String layer : settings.layers()) {
            LayerChoice choice = new LayerChoice(
                    settings.get(layer, PE),
                    settings.get(layer, SIMD),
                    settings.get(layer, TILE),
                    settings.get(layer, WEIGHTS));
            choices = choice.equals(LayerChoice.NONE) ? choices : choices.with(layer, choice);
        }
        return choices;
    }

    /**
     * Checks what was chosen for single layers.
     *
     * @throws UserException naming, with its line, every choice that changes nothing or isn't possible
     */
    public static void check(Settings settings, Network network) {
        ChoiceCheck.check(
                network,
                choices(settings),
                (layer, name) -> new Where(all().stream()
                        .filter(setting -> setting.name().equals(name))
                        .flatMap(setting -> settings.of(layer, setting).stream())
                        .map(Settings.Value::origin)
                        .findFirst()
                        .orElseThrow()));
    }

    private static Setting<Integer> factor(String name, String description) {
        return new Setting<>(HARDWARE, name, ValueType.wholeNumber(1, MOST), "1", true, description);
    }
}
