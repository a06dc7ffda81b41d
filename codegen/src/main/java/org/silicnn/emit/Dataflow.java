package org.silicnn.emit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.silicnn.emit.layer.DelayCode;
import org.silicnn.emit.layer.Folded;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.Incoming;
import org.silicnn.emit.layer.StageCode;
import org.silicnn.emit.layer.WordChannels;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.schedule.Actor;
import org.silicnn.schedule.DemandSchedule;
import org.silicnn.schedule.Schedule;
import org.silicnn.schedule.StreamUse;

/**
 * The stages of a network and the streams between them, in an order in which each stage reads what earlier ones write.
 * The network's input is the stream {@value #IMAGE}, its output the stream {@value #SCORES}. Weights that don't lie on the
 * chip come out of memories.
 *
 * @param image what the network's input carries
 * @param scores what its output carries
 */
public record Dataflow(
        Words image,
        Words scores,
        List<Stage> stages,
        List<Channel> channels,
        List<Memory> memories,
        List<FoldedLayer> folded,
        Schedule schedule) {
    static final String IMAGE = "image";
    static final String SCORES = "scores";

    /** Words of 64 bits between a stage that reads external memory and the one that uses them: no block RAM yet. */
    private static final int MEMORY_DEPTH = 16;

    public Dataflow {
        stages = List.copyOf(stages);
        channels = List.copyOf(channels);
        memories = List.copyOf(memories);
        folded = List.copyOf(folded);
    }

    /** The dataflow of a network, with streams deep enough that none slows it down. */
    public static Dataflow of(Network network, Foldings foldings) {
        return of(network, foldings, new CNames());
    }

    static Dataflow of(Network network, Foldings foldings, CNames names) {
        return new Delays(new DataflowBuilder(network, foldings, names), names).dataflow();
    }

    /** The stages of a network without the buffers between them. */
    public static List<Stage> stages(Network network, Foldings foldings) {
        return List.copyOf(new DataflowBuilder(network, foldings, new CNames()).stages());
    }

    /** Words of the image, or of the result if that has more, as wide as they may be: cycles that none goes below. */
    public static long portWords(Network network, int portBits) {
        Foldings narrow = Foldings.all(Folding.SERIAL).withPortBits(portBits);
        return new DataflowBuilder(network, narrow, new CNames()).portWords();
    }

    /** The weighted layers of a network, in order. */
    public static List<Weighted> weighted(Network network) {
        return new DataflowBuilder(network, Foldings.all(Folding.SERIAL), new CNames()).weighted();
    }

    /**
     * A layer that can be folded.
     *
     * @param run consecutive channels of the stream that it reads
     * @param requantize folded into its loops
     */
    public record Weighted(Layer layer, int run, Optional<Requantize> requantize) {
        /** Its loops, if words of any width come in. */
        public Folded loops(Folding folding, boolean streamed) {
            return Loops.of(layer, Incoming.of(run), folding, streamed).orElseThrow();
        }
    }

    /** The layers of a network that work on channels alone, in order. */
    public static List<Unweighted> unweighted(Network network) {
        return new DataflowBuilder(network, Foldings.all(Folding.SERIAL), new CNames()).unweighted();
    }

    /**
     * A layer that can take words of several channels.
     *
     * @param requantize folded into its loops
     */
    public record Unweighted(Layer layer, Optional<Requantize> requantize) {
        /** Numbers of channels that may lie in a word. */
        public List<Integer> widths() {
            return WordChannels.widths(
                    layer, requantize.map(Requantize::outputType).orElse(layer.outputType()));
        }
    }

    /**
     * A layer that could be folded in another way, and how it is.
     *
     * @param pe output channels at a time
     * @param simd products for each of them at a time; 0 of a layer that can make no more than one
     * @param tile places for which a block of weights out of external memory is read once; 0 where there is none
     */
    public record FoldedLayer(Layer layer, int pe, int simd, int tile) {
        /** Whether its weights come out of external memory. */
        public boolean streamed() {
            return tile > 0;
        }
    }

    /** Bits of all tables of constants that a layer has on the chip, as wide as their C types. */
    public long romBits(String layer) {
        return stages.stream()
                .filter(stage -> stage.layer().equals(layer))
                .flatMap(stage -> stage.code().tables().stream())
                .mapToLong(table -> table.size() * table.elementBits())
                .sum();
    }

    /** Bytes of external memory that are read for an image. */
    public long bytesRead() {
        return memories.stream()
                .mapToLong(memory -> memory.weights().bytesRead())
                .sum();
    }

    /** The stage with the most cycles for an image. */
    public Stage slowest() {
        return stages.stream()
                .max(Comparator.comparingLong(stage -> stage.code().program().cycles()))
                .orElseThrow();
    }

    /**
     * Cycles that external memory takes for an image.
     *
     * @param bandwidth bytes in a cycle, through all ports together
     */
    public long memoryCycles(int bandwidth) {
        return (bytesRead() + bandwidth - 1) / bandwidth;
    }

    /** Cycles from one image to the next: those of the schedule, unless external memory takes more. */
    public long interval(int memoryBandwidth) {
        return Math.max(schedule.interval(), memoryCycles(memoryBandwidth));
    }

    /**
     * The stages as readers and writers of streams, but for those that read external memory: they have a word ready in every
     * cycle, and no stage asks for more.
     */
    public List<Actor> actors() {
        return actors(stages, memories);
    }

    private static List<Actor> actors(List<Stage> stages, List<Memory> memories) {
        Set<String> ports = memories.stream().map(Memory::name).collect(Collectors.toSet());
        return stages.stream()
                .map(Stage::actor)
                .filter(actor -> actor.inputs().stream().noneMatch(ports::contains))
                .toList();
    }

    /** Puts a buffer behind each stream that must hold more than any stream does. */
    private static final class Delays {
        private final DataflowBuilder builder;
        private final CNames names;
        private final List<Stage> stages = new ArrayList<>();
        private final Map<String, Words> words = new LinkedHashMap<>();
        private final Map<String, Integer> least = new HashMap<>();
        private final Map<String, String> delayed = new HashMap<>();

        Delays(DataflowBuilder builder, CNames names) {
            this.builder = builder;
            this.names = names;
        }

        Dataflow dataflow() {
            Map<String, StreamUse> uses = DemandSchedule.of(actors(builder.stages(), builder.memories()));
            for (Stage stage : builder.stages()) {
                stages.add(stage.reading(delayed));
                for (String stream : stage.outputs()) {
                    if (uses.containsKey(stream)) {
                        add(stage, stream, uses.get(stream));
                    } else if (!stream.equals(SCORES)) {
                        words.put(stream, builder.words(stream));
                    }
                }
            }
            Schedule schedule = Schedule.of(actors(stages, builder.memories()), least);
            List<Channel> channels = new ArrayList<>();
            words.forEach((stream, carried) ->
                    channels.add(new Channel(stream, carried, schedule.depths().getOrDefault(stream, MEMORY_DEPTH))));
            return new Dataflow(
                    builder.words(IMAGE),
                    builder.words(SCORES),
                    stages,
                    channels,
                    builder.memories(),
                    builder.folded(),
                    schedule);
        }

        private void add(Stage stage, String stream, StreamUse use) {
            words.put(stream, builder.words(stream));
            least.put(stream, use.depth());
            if (use.depth() > Schedule.ANY_DEPTH) {
                String function = names.identifier("delay" + delayed.size(), stream);
                String late = stream + "_late";
                words.put(late, builder.words(stream));
                least.put(late, Schedule.ANY_DEPTH);
                StageCode code = DelayCode.of(function, builder.words(stream).packing(), use.words(), use);
                stages.add(new Stage(function, stage.layer(), List.of(stream), List.of(late), code));
                delayed.put(stream, late);
            }
        }
    }
}
