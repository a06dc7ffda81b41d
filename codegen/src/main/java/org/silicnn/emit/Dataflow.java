package org.silicnn.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.emit.layer.DelayCode;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.StageCode;
import org.silicnn.ir.Network;
import org.silicnn.schedule.Actor;
import org.silicnn.schedule.DemandSchedule;
import org.silicnn.schedule.StreamUse;

/**
 * The stages of a network and the streams between them, in an order in which each stage reads what earlier ones write.
 * The network's input is the stream {@value #IMAGE}, its output the stream {@value #SCORES}.
 */
record Dataflow(List<Stage> stages, List<Channel> channels) {
    static final String IMAGE = "image";
    static final String SCORES = "scores";

    /** Words that a stream holds in every tool, whatever its depth is said to be. */
    private static final int ANY_DEPTH = 2;

    static Dataflow of(Network network, Foldings foldings, CNames names) {
        DataflowBuilder builder = new DataflowBuilder(network, foldings, names);
        List<Actor> actors = builder.stages().stream()
                .map(stage ->
                        new Actor(stage.inputs(), stage.outputs(), stage.code().program()))
                .toList();
        Dataflow dataflow = new Dataflow(new ArrayList<>(), new ArrayList<>());
        Map<String, String> delayed = new HashMap<>();
        Map<String, StreamUse> uses = DemandSchedule.of(actors);
        for (Stage stage : builder.stages()) {
            dataflow.stages.add(stage.reading(delayed));
            for (String stream : stage.outputs()) {
                if (uses.containsKey(stream)) {
                    dataflow.add(stage, stream, builder.words(stream), uses.get(stream), delayed, names);
                }
            }
        }
        return dataflow;
    }

    private void add(
            Stage stage, String stream, Words words, StreamUse use, Map<String, String> delayed, CNames names) {
        channels.add(new Channel(stream, words, Math.max(ANY_DEPTH, use.depth())));
        if (use.depth() > ANY_DEPTH) {
            String function = names.identifier("delay" + delayed.size(), stream);
            String late = stream + "_late";
            channels.add(new Channel(late, words, ANY_DEPTH));
            StageCode code = DelayCode.of(function, words.packing(), use.words(), use);
            stages.add(new Stage(function, stage.layer(), List.of(stream), List.of(late), code));
            delayed.put(stream, late);
        }
    }
}
