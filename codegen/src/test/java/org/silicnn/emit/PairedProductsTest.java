package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.fit.Fit;
import org.silicnn.fit.FitGoal;
import org.silicnn.fit.FitSearch;
import org.silicnn.store.LayerCase;
import org.silicnn.target.Budget;
import org.silicnn.testvectors.RequiredTool;

/** Two products from one multiplier are the two products. */
class PairedProductsTest {
    private static final String EXHAUSTIVE = """
            #include <hls_stream.h>
            #include <silicnn_pair.h>

            int main() {
              for (int low = -128; low < 128; low++) {
                for (int high = -128; high < 128; high++) {
                  for (int value = -255; value < 256; value++) {
                    int32_t low_product;
                    int32_t high_product;
                    silicnn_multiply_pair(low, high, value, low_product, high_product);
                    if (low_product != low * value || high_product != high * value) {
                      std::printf("%d and %d times %d give %d and %d\\n", low, high, value, low_product, high_product);
                      return 1;
                    }
                  }
                }
              }
              return 0;
            }
            """;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
    }

    @Test
    void allWeightsAndValues() throws IOException {
        Path project = GeneratedProgram.write(KnownNets.signal(), List.of(), folder.resolve("project"))
                .folder();
        Files.writeString(folder.resolve("pairs.cpp"), EXHAUSTIVE);
        run(List.of(
                RequiredTool.GPP.program(),
                "-std=c++14",
                "-O2",
                "-Wall",
                "-Wextra",
                "-Werror",
                "-I" + project + "/portable",
                "-I" + project + "/src",
                "pairs.cpp",
                "-o",
                "pairs"));

        run(List.of(folder.resolve("pairs").toString()));
    }

    private void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        assertThat(GeneratedProgram.waitFor(process))
                .as("%s in %s: %s", command, folder, Files.readString(folder.resolve("log")))
                .isZero();
    }

    @Test
    void layersAndNetsGiveTheSameAnswers() throws IOException {
        List<Folding> foldings =
                List.of(new Folding(2, 3, true), new Folding(4, 2, true), Folding.FULL.withPairs(true));
        List<FoldedRun> runs = new ArrayList<>();
        for (LayerCase each : LayerCase.all()) {
            if (each.kind().equals("conv") || each.kind().equals("dense")) {
                Foldings all = Foldings.all(foldings.get(runs.size() % foldings.size()));
                runs.add(FoldedRun.of(each.network(), 10, all));
            }
        }
        runs.add(FoldedRun.of(KnownNets.lenet5(), 3, Foldings.all(new Folding(4, 7, true))));
        runs.add(FoldedRun.of(KnownNets.signal(), 5, Foldings.all(new Folding(6, 4, true))));

        FoldedRun.check(folder, runs);

        try (Stream<Path> files = Files.walk(folder.resolve("network" + (runs.size() - 1)))) {
            String dense = files.filter(file -> file.toString().matches(".*/src/l\\d+_\\w+\\.h"))
                    .map(PairedProductsTest::text)
                    .reduce("", String::concat);
            assertThat(dense).contains("silicnn_add_pairs(");
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aDeviceMakesUpToTwiceTheProducts() {
        FitGoal goal = new FitGoal(new Budget(53_200, 106_400, 40, 280), 0);
        Fit single = FitSearch.run(KnownNets.lenet5(), goal).orElseThrow();
        Fit paired = FitSearch.run(KnownNets.lenet5(), goal.withPairs(true)).orElseThrow();

        assertThat(single.productsPerDspAndCycle()).isLessThanOrEqualTo(1);
        assertThat(paired.productsPerDspAndCycle()).isBetween(1.2, 2.0);
        assertThat(paired.interval()).isLessThan(single.interval());
    }
}
