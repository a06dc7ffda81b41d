package org.silicnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.emit.RandomNetwork;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;

class NetworkFileTest {
    @TempDir
    Path folder;

    @Test
    void readsBackWhatItWroteForEveryKindOfLayer() throws IOException {
        TreeSet<String> kinds = new TreeSet<>();
        for (long seed = 0; seed < 60; seed++) {
            Network network = RandomNetwork.of(seed);
            write(network);
            assertThat(NetworkFile.read(folder)).as("seed %d", seed).isEqualTo(network);
            network.layers().forEach(layer -> kinds.add(layer.getClass().getSimpleName()));
        }
        assertThat(kinds)
                .containsExactlyElementsOf(new TreeSet<>(Arrays.stream(Layer.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList()));
    }

    @Test
    void aChangedWeightChangesTheHash() throws IOException {
        write(RandomNetwork.of(withConv()));
        byte[] weights = Files.readAllBytes(folder.resolve(NetworkFile.WEIGHTS));
        weights[0] ^= 1;
        Files.write(folder.resolve(NetworkFile.WEIGHTS), weights);

        assertThatThrownBy(() -> NetworkFile.read(folder))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining("one of them was changed");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"silicnn_network\": 1 | \"silicnn_network\": 2 | network.json.silicnn_network must be 1",
                "\"layers\" | \"lairs\" | network.json.layers must be there",
                "\"groups\": 1 | \"groups\": 1.5 | groups must be an integer, not 1.5",
                "\"size\": | \"size\": 7000000, \"was\": | must be backed by weights.bin",
                "\"kind\": \"Conv\" | \"kind\": \"Telepathy\" | kind must be a layer of this version, not Telepathy",
                "{ | [ | network.json must be JSON"
            })
    void saysWhatIsWrongWithAFile(String part, String replacement, String message) throws IOException {
        write(RandomNetwork.of(withConv()));
        Path json = folder.resolve(NetworkFile.JSON);
        Files.writeString(json, Files.readString(json).replaceFirst(java.util.regex.Pattern.quote(part), replacement));

        assertThatThrownBy(() -> NetworkFile.read(folder))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anyDamageIsRefusedOrHarmless() throws IOException {
        long seed = 20261121;
        SplittableRandom random = new SplittableRandom(seed);
        Network network = RandomNetwork.of(withConv());
        write(network);
        byte[] json = Files.readAllBytes(folder.resolve(NetworkFile.JSON));
        for (int i = 0; i < 2000; i++) {
            byte[] damaged = json.clone();
            for (int flips = random.nextInt(1, 4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            Files.write(folder.resolve(NetworkFile.JSON), damaged);
            try {
                assertThat(NetworkFile.read(folder))
                        .as("seed %d round %d", seed, i)
                        .isEqualTo(network);
            } catch (InvalidNetworkException e) {
                assertThat(e).as("seed %d round %d", seed, i).hasMessageNotContaining("Exception:");
            }
        }
    }

    private static long withConv() {
        long seed = 1;
        while (RandomNetwork.of(seed).layers().stream()
                .noneMatch(layer -> layer instanceof org.silicnn.ir.Conv conv && conv.groups() == 1)) {
            seed++;
        }
        return seed;
    }

    private void write(Network network) throws IOException {
        NetworkFile file = new NetworkFile(network);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        file.writeJson(json);
        Files.write(folder.resolve(NetworkFile.JSON), json.toByteArray());
        ByteArrayOutputStream weights = new ByteArrayOutputStream();
        file.writeWeights(weights);
        Files.write(folder.resolve(NetworkFile.WEIGHTS), weights.toByteArray());
    }
}
