package org.silicnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.emit.ProjectFolder;
import org.silicnn.emit.layer.Folding;
import org.silicnn.fit.Fit;
import org.silicnn.fit.FitGoal;
import org.silicnn.fit.LayerChoice;
import org.silicnn.frontend.ImportOptions;
import org.silicnn.frontend.ModelReader;
import org.silicnn.graph.Graph;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.target.Budget;
import org.silicnn.testvectors.TestVectors;

/** The tool as a library: what {@link Compiler} says works as it says. */
class CompilerExampleTest {
    @TempDir
    Path folder;

    @Test
    void aModelBecomesAProjectThatFitsADevice() throws IOException {
        Path model = TestVectors.repository().resolve("test-vectors/models/tiny-digits.onnx");

        Graph graph = ModelReader.read(model, ImportOptions.NONE);
        List<long[]> images = List.of(new long[graph.inputShape().elements()]);
        CompileOptions options = CompileOptions.defaults().withFit(new FitGoal(new Budget(5_000, 10_000, 20, 50), 0));
        Compiler.Compilation compiled = Compiler.compile(graph, images, options, Where.file(model));
        ProjectFolder.write(compiled.project(), folder.resolve("tiny"), false);
        Tensor scores = new Simulator(compiled.network())
                .run(new Tensor(compiled.network().inputType(), images.get(0)));

        Fit fit = compiled.fit().orElseThrow();
        assertThat(fit.need().dsp()).isBetween(2, 20);
        assertThat(fit.productsPerDspAndCycle()).isGreaterThan(0.1);
        assertThat(scores.values()).hasSize(10);
        assertThat(Files.readString(folder.resolve("tiny/hls/vitis.cfg")))
                .contains("syn.top=" + compiled.project().top());
        assertThat(folder.resolve("tiny/src/" + compiled.project().top() + ".cpp"))
                .exists();
    }

    /** One layer is folded by hand, and the search fits the others around it. */
    @Test
    void aLayerIsFoldedAsToldAndTheOthersAreSearchedFor() {
        Path model = TestVectors.repository().resolve("test-vectors/models/tiny-digits.onnx");

        Graph graph = ModelReader.read(model, ImportOptions.NONE);
        List<long[]> images = List.of(new long[graph.inputShape().elements()]);
        CompileOptions options = CompileOptions.defaults()
                .withFit(new FitGoal(new Budget(5_000, 10_000, 20, 50), 0))
                .withLayer("/conv2/Conv", LayerChoice.NONE.withPe(3).withSimd(4));
        Fit fit = Compiler.compile(graph, images, options, Where.file(model))
                .fit()
                .orElseThrow();

        assertThat(fit.foldings().of("/conv2/Conv")).isEqualTo(new Folding(3, 4));
        assertThat(fit.foldings().of("/conv1/Conv").simd()).isGreaterThan(1);
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> Compiler.compile(
                        graph, images, options.withLayer("conv3", LayerChoice.NONE.withPe(2)), Where.file(model)))
                .withMessageContaining("tiny-digits.onnx: a choice must be for a layer of the net, not for 'conv3'");
    }
}
