package org.silicnn.emit;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.emit.layer.ConvCode;
import org.silicnn.emit.layer.DenseCode;
import org.silicnn.emit.layer.Folded;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.Incoming;
import org.silicnn.emit.layer.Limits;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Network;
import org.silicnn.testvectors.RequiredTool;

/**
 * Whole nets of the literature, each folded in three ways, a hundred images each: minutes of computation, so not among
 * the tests of each build, where {@link KnownNetsTest} takes fewer images.
 */
@Tag("foldings")
class NetFoldingsTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
    }

    static Stream<Arguments> nets() {
        return Stream.of(
                        KnownNets.signal(),
                        KnownNets.unet(),
                        KnownNets.lenet5(),
                        KnownNets.resnet8(),
                        KnownNets.mobileNetQuarter96())
                .flatMap(network -> Stream.of(
                        Arguments.of(network.name(), "one product at a time", network, Foldings.all(Folding.SERIAL)),
                        // Divides next to nothing of what these nets have.
                        Arguments.of(network.name(), "some", network, Foldings.all(new Folding(3, 5))),
                        Arguments.of(network.name(), "as many as can be", network, most(network))));
    }

    @ParameterizedTest(name = "{0}, {1}")
    @MethodSource("nets")
    void computesWhatTheSimulatorComputes(String name, String folding, Network network, Foldings foldings)
            throws IOException {
        FoldedRun.check(
                new BatchProgram(folder, "-O1"), folder, List.of(FoldedRun.of(network, FoldedRun.MANY, foldings)));
    }

    /** All outputs at a time, and as many products for each as tools unroll. */
    private static Foldings most(Network network) {
        Map<String, Folding> layers = new HashMap<>();
        for (Dataflow.Weighted each : Dataflow.weighted(network)) {
            Folded all = each.layer() instanceof Conv conv
                    ? ConvCode.loops(conv, Incoming.of(each.run()), Folding.FULL, false)
                    : DenseCode.loops((Dense) each.layer(), Incoming.of(each.run()), Folding.FULL, false);
            int simd = Math.min(all.simd(), Limits.PRODUCTS / all.pe());
            layers.put(each.layer().name(), new Folding(all.pe(), simd));
        }
        return new Foldings(Folding.FULL, layers);
    }
}
