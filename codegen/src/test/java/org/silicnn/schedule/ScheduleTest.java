package org.silicnn.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.KnownNets;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

class ScheduleTest {
    private static final int DEEPEST = 5;

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

    @Test
    void noBranchOfAResidualNetCouldBeHalfAsDeep() {
        Dataflow dataflow = Dataflow.of(KnownNets.resnet8(), Foldings.all(new Folding(8, 9)));
        Schedule schedule = dataflow.schedule();
        long slowest = dataflow.stages().stream()
                .mapToLong(stage -> stage.code().program().cycles())
                .max()
                .orElseThrow();

        assertThat(schedule.interval()).isEqualTo(slowest);
        List<String> deep = schedule.depths().keySet().stream()
                .sorted(Comparator.comparing(stream -> -schedule.depths().get(stream)))
                .limit(DEEPEST)
                .toList();
        assertThat(schedule.depths().get(deep.get(0))).isGreaterThan(500);
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
}
