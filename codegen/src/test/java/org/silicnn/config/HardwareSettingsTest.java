package org.silicnn.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.emit.KnownNets;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.fit.HardwareChoices;
import org.silicnn.fit.LayerChoice;
import org.silicnn.fit.WeightPlacement;
import org.silicnn.ir.Network;
import org.silicnn.problem.UserException;
import org.silicnn.testvectors.GoldenTexts;

class HardwareSettingsTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatHoldsEverywhereAndForSingleLayers() {
        Settings settings = read("""
                hardware: {pe: 3, weights: rom, dsp-packing: true}
                layers:
                  layer0: {simd: 5}
                  layer3: {pe: 7, weights: external}
                """);

        assertThat(HardwareSettings.isFolded(settings)).isTrue();
        HardwareChoices choices = HardwareSettings.choices(settings);
        assertThat(choices.weights()).isEqualTo(WeightPlacement.ROM);
        assertThat(choices.layers())
                .containsEntry("layer0", LayerChoice.NONE.withSimd(5))
                .containsEntry("layer3", LayerChoice.NONE.withPe(7).withWeights(WeightPlacement.EXTERNAL));
        Foldings foldings = choices.over(HardwareSettings.foldings(settings));
        assertThat(foldings.of("another")).isEqualTo(new Folding(3, 1, true));
        assertThat(foldings.of("layer0")).isEqualTo(new Folding(3, 5, true));
        assertThat(foldings.of("layer3")).isEqualTo(new Folding(7, 1, true));
    }

    @Test
    void foldingASingleLayerLeavesTheOthersToASearch() {
        assertThat(HardwareSettings.isFolded(read("layers: {layer0: {pe: 2}}"))).isFalse();
        assertThat(HardwareSettings.isFolded(read("hardware: {simd: 1}"))).isTrue();
    }

    @Test
    void everyProblemHasItsTextInTheGoldenFile() {
        GoldenTexts.check("errors/hardware.txt", List.of("S410", "S411", "S412", "S413", "S414", "S405"), words -> {
            Network network = words.get(1).equals("lenet5") ? KnownNets.lenet5() : KnownNets.mobileNetQuarter96();
            Settings settings = read(words.get(2).replace("\\n", "\n"));
            return catchThrowableOfType(UserException.class, () -> HardwareSettings.check(settings, network))
                    .getMessage();
        });
    }

    private Settings read(String yaml) {
        try {
            return ConfigFile.read(Files.writeString(folder.resolve("net.yaml"), yaml), HardwareSettings.all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
