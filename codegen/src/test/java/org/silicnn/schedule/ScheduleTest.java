package org.silicnn.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.KnownNets;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Network;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

class ScheduleTest {
    @Test
    void aPipelineIsAsFastAsItsSlowestStage() {
        Actor quick = new Actor(List.of("in"), List.of("a"), TokenProgram.wordByWord(10));
        Actor slow = new Actor(
                List.of("a"),
                List.of("out"),
                TokenProgram.of(Loop.of(10, Burst.read(0, 1), Burst.idle(2), Burst.write(0, 1))));

        // Word 1 leaves `quick` in cycle 1 and is read in cycle 2; then 10 rounds of 4 cycles.
        assertThat(CycleSimulation.run(List.of(quick, slow), stream -> 2, 2)).containsExactly(41L, 81L);
    }

    @Test
    void aShortBranchNeedsTheDepthThatTheLongOneDelays() {
        Burst copy = Burst.of(12, Access.read(0), Access.write(0), Access.write(1));
        Actor fork = new Actor(List.of("in"), List.of("left", "right"), TokenProgram.of(Loop.of(1, copy)));
        Actor late = new Actor(
                List.of("left"), List.of("later"), TokenProgram.of(Loop.of(1, Burst.read(0, 12), Burst.write(0, 12))));
        Burst both = Burst.of(12, Access.read(0), Access.read(1), Access.write(0));
        Actor join = new Actor(List.of("later", "right"), List.of("out"), TokenProgram.of(Loop.of(1, both)));
        List<Actor> actors = List.of(fork, late, join);
        Map<String, Integer> enough = Map.of("left", 2, "later", 2, "right", 12);
        Map<String, Integer> tooFew = Map.of("left", 2, "later", 2, "right", 11);

        assertThat(Schedule.with(actors, enough).interval()).isPositive();
        assertThat(Schedule.with(actors, tooFew).interval()).isEqualTo(-1);
    }

    static Stream<Arguments> nets() {
        return Stream.of(KnownNets.resnet8(), KnownNets.unet())
                .flatMap(network ->
                        Stream.of(Folding.SERIAL, new Folding(8, 9)).map(folding -> Arguments.of(network, folding)));
    }

    /** Every stream that takes more than a few look-up tables: with half of it the net stops for ever, or is slower. */
    @ParameterizedTest
    @MethodSource("nets")
    void noStreamCouldBeHalfAsDeep(Network network, Folding folding) {
        Dataflow dataflow = Dataflow.of(network, Foldings.all(folding));
        Schedule schedule = dataflow.schedule();
        List<String> deep = schedule.depths().keySet().stream()
                .filter(stream -> schedule.depths().get(stream) > Schedule.SHALLOW)
                .toList();

        assertThat(deep).isNotEmpty();
        for (String stream : deep) {
            Map<String, Integer> halved = new TreeMap<>(schedule.depths());
            halved.put(stream, schedule.depths().get(stream) / 2);
            Schedule worse = Schedule.with(dataflow.actors(), halved);
            assertThat(worse.interval() < 0 || worse.interval() > schedule.interval())
                    .as(
                            "%s with half of %d words: %d cycles",
                            stream, schedule.depths().get(stream), worse.interval())
                    .isTrue();
        }
    }

    /** With the depths of the proof alone a net may be slow, but it comes to its end, whatever waits for whatever. */
    @ParameterizedTest
    @MethodSource("nets")
    void theLeastDepthsAreEnough(Network network, Folding folding) {
        List<Actor> actors = Dataflow.stages(network, Foldings.all(folding)).stream()
                .map(stage ->
                        new Actor(stage.inputs(), stage.outputs(), stage.code().program()))
                .toList();
        Map<String, Integer> least = new TreeMap<>();
        DemandSchedule.of(actors).forEach((stream, use) -> least.put(stream, use.depth()));

        assertThat(Schedule.with(actors, least).interval()).isPositive();
    }

    @Test
    void aFoldedNetIsAsFastAsItsSlowestStage() {
        Dataflow dataflow = Dataflow.of(KnownNets.resnet8(), Foldings.all(new Folding(8, 9)));
        long slowest = dataflow.stages().stream()
                .mapToLong(stage -> stage.code().program().cycles())
                .max()
                .orElseThrow();

        assertThat(dataflow.schedule().interval()).isEqualTo(slowest);
    }
}
