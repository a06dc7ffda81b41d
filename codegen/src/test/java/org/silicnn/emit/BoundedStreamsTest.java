package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.schedule.Schedule;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.RequiredTool;

/** No network stops because a stream is full: not with the depths asked for, nor where every stream holds two words. */
class BoundedStreamsTest {
    /** So deep that half of it, and what the stages around hold, can't do. */
    private static final int DEEP = 20;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @BeforeAll
    static void needsCompiler() {
        RequiredTool.GPP.program();
    }

    /** Networks with a branch that waits. */
    static LongStream seeds() {
        return LongStream.iterate(1, seed -> seed + 1)
                .filter(seed ->
                        Dataflow.of(RandomNetwork.of(seed), Foldings.all(Folding.SERIAL), new CNames())
                                .channels()
                                .stream()
                                .anyMatch(channel -> channel.depth() >= DEEP))
                .limit(3);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theDepthsSuffice(long seed) throws IOException {
        assertThat(BoundedProgram.compile(project(seed), depth -> depth).run())
                .as("seed %d in %s", seed, folder)
                .isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twoWordsSufficeWithRings(long seed) throws IOException {
        BoundedProgram program = BoundedProgram.compile(project(seed), depth -> 2, "-DSILICNN_SHALLOW_STREAMS");
        assertThat(program.run()).as("seed %d in %s", seed, folder).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void twoWordsAloneStopItWhereTheModelSaysSo(long seed) throws IOException {
        Dataflow dataflow = Dataflow.of(RandomNetwork.of(seed), Foldings.all(Folding.SERIAL));
        Map<String, Integer> shallow = new HashMap<>();
        dataflow.schedule().depths().keySet().forEach(stream -> shallow.put(stream, 2));
        boolean stops = Schedule.with(dataflow.actors(), shallow).interval() < 0;

        assertThat(BoundedProgram.compile(project(seed), depth -> 2).run())
                .as("seed %d in %s", seed, folder)
                .isEqualTo(stops ? BoundedProgram.DEADLOCK : 0);
    }

    static Stream<Arguments> nets() {
        return Stream.of(KnownNets.resnet8(), KnownNets.unet())
                .flatMap(network ->
                        Stream.of(Folding.SERIAL, new Folding(8, 9)).map(folding -> Arguments.of(network, folding)));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void theDepthsSufficeForNetsOfRealShapes(Network network, Folding folding) throws IOException {
        List<Tensor> images = RandomNetwork.images(network.inputType(), 2, 1);
        GeneratedProgram project = GeneratedProgram.write(network, images, folding, folder.resolve("project"));

        assertThat(BoundedProgram.compile(project, depth -> depth, "-O1").run())
                .as("%s folded %s in %s", network.name(), folding, folder)
                .isZero();
    }

    static Stream<Arguments> streamedNets() {
        return Stream.of(
                Arguments.of(KnownNets.unet(), new Folding(2, 9)),
                Arguments.of(KnownNets.unet(), Folding.SERIAL.withTile(32)),
                Arguments.of(KnownNets.resnet8(), new Folding(16, 9).withTile(16)));
    }

    /** Beside memories whose words wait for room as others do. */
    @ParameterizedTest
    @MethodSource("streamedNets")
    void theDepthsSufficeForNetsWithExternalWeights(Network network, Folding folding) throws IOException {
        Set<String> all = network.layers().stream().map(Layer::name).collect(Collectors.toSet());
        List<Tensor> images = RandomNetwork.images(network.inputType(), 2, 1);
        Foldings foldings = Foldings.all(folding).withStreamed(all);
        GeneratedProgram project = GeneratedProgram.write(network, images, foldings, folder.resolve("project"));
        assertThat(project.project().dataflow().memories()).isNotEmpty();

        assertThat(BoundedProgram.compile(project, depth -> depth, "-O1").run())
                .as("%s folded %s in %s", network.name(), folding, folder)
                .isZero();
    }

    @Test
    void someOfTheseNetworksStop() {
        assertThat(seeds().mapToObj(seed -> Dataflow.of(RandomNetwork.of(seed), Foldings.all(Folding.SERIAL)))
                        .filter(dataflow -> {
                            Map<String, Integer> shallow = new HashMap<>();
                            dataflow.schedule().depths().keySet().forEach(stream -> shallow.put(stream, 2));
                            return Schedule.with(dataflow.actors(), shallow).interval() < 0;
                        }))
                .isNotEmpty();
    }

    private GeneratedProgram project(long seed) throws IOException {
        Network network = RandomNetwork.of(seed);
        List<Tensor> images = RandomNetwork.images(network.inputType(), 5, seed);
        return GeneratedProgram.write(network, images, folder.resolve("project"));
    }
}
