package org.silicnn.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.problem.Problem;
import org.silicnn.problem.UserException;
import org.silicnn.quant.CalibrationMethod;
import org.silicnn.quant.LayerOptions;
import org.silicnn.quant.QuantizationScheme;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.testvectors.GoldenTexts;

class ConfigFileTest {
    private static final List<Setting<?>> KNOWN = Stream.concat(
                    QuantizeSettings.all().stream(), HardwareSettings.all().stream())
            .toList();

    @TempDir
    Path folder;

    @Test
    void readsWhatHoldsEverywhereAndForSingleLayers() {
        Settings settings = read("""
                input: {scale: 1, mean: [120, 1/2], std: "2,4"}
                quantize:
                  scheme: affine
                  weight-bits: 6
                  equalization: false
                layers:
                  "conv \\"1\\"":
                    weight-bits: 4
                    scheme: pow2
                  relu: {activation-bits: 5, ranges: kl}
                """);

        QuantizeOptions options = QuantizeSettings.options(settings);
        assertThat(options.encoding().scales()).containsExactly(0.5, 0.25);
        assertThat(options.encoding().offsets()).containsExactly(-60.0, -0.125);
        assertThat(options.scheme()).isEqualTo(QuantizationScheme.AFFINE);
        assertThat(options.equalization()).isFalse();
        assertThat(options.biasCorrection()).isTrue();
        assertThat(options.weightBits("conv \"1\"")).isEqualTo(4);
        assertThat(options.weightBits("another")).isEqualTo(6);
        assertThat(options.activationBits("relu")).isEqualTo(5);
        assertThat(options.activationBits("another"))
                .isEqualTo(QuantizeOptions.defaults().activationBits());
        LayerOptions relu = options.of("relu");
        assertThat(relu.method()).contains(CalibrationMethod.KL);
        assertThat(relu.scheme()).isEmpty();
        assertThat(settings.of("relu", QuantizeSettings.RANGES)).contains(new Settings.Value("kl", "net.yaml line 10"));
        assertThat(settings.of(QuantizeSettings.ROUNDING).origin()).isEqualTo("default");
    }

    @Test
    void anEmptyFileChoosesNothing() {
        assertThat(QuantizeSettings.options(read("# nothing\n"))).isEqualTo(QuantizeOptions.defaults());
    }

    @Test
    void saysEverythingThatIsWrongAtOnce() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> read("quantize:\n  weight-bits: 1\n  colour: red\nlayers:\n  conv1:\n    scale: 2\n"))
                .withMessageContaining("net.yaml: line 2: weight-bits must be a whole number from 2 to 16, not '1'")
                .withMessageContaining("net.yaml: line 3: there is no such setting: colour")
                .withMessageContaining("net.yaml: line 6: there is no such setting: scale");
    }

    @Test
    void aTagMakesNoObjectAndAnchorsNoBomb() {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> read("quantize: {scheme: !!java.lang.ProcessBuilder [ls]}"))
                .withMessageContaining("scheme must be one of pow2, affine, not 'ls'");
        StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 60; i++) {
            String before = "*a" + (i - 1);
            bomb.append("a" + i + ": &a" + i + " [" + before + ", " + before + ", " + before + "]\n");
        }
        assertThatExceptionOfType(UserException.class).isThrownBy(() -> read(bomb.toString()));
    }

    @Test
    void everyProblemHasItsTextInTheGoldenFile() {
        List<String> codes =
                Arrays.stream(ConfigProblem.values()).map(Problem::code).toList();
        GoldenTexts.check("errors/config.txt", codes, words -> {
            UserException problem = org.assertj.core.api.Assertions.catchThrowableOfType(
                    UserException.class, () -> read(words.get(1).replace("\\n", "\n")));
            return problem.getMessage().replace(folder + "/", "");
        });
    }

    private Settings read(String yaml) {
        try {
            return ConfigFile.read(Files.writeString(folder.resolve("net.yaml"), yaml), KNOWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
