package org.silicnn.emit;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silicnn.emit.layer.StageCode;
import org.silicnn.schedule.Actor;
import org.silicnn.target.Cost;

/**
 * One C function of the dataflow and the streams that it is called with.
 *
 * @param function C identifier
 * @param layer name of the layer that it works for
 * @param inputs names of the streams read
 * @param outputs names of the streams written
 */
public record Stage(String function, String layer, List<String> inputs, List<String> outputs, StageCode code) {
    public Stage {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The same with some inputs replaced. */
    Stage reading(Map<String, String> replacements) {
        List<String> replaced = inputs.stream()
                .map(input -> replacements.getOrDefault(input, input))
                .toList();
        return new Stage(function, layer, replaced, outputs, code);
    }

    /** The stage as a reader and writer of streams. */
    Actor actor() {
        return new Actor(inputs, outputs, code.program());
    }

    /** What stages take of an FPGA, the streams between them left out. */
    public static Cost cost(List<Stage> stages) {
        return stages.stream().map(stage -> stage.code().cost()).reduce(Cost.NOTHING, Cost::plus);
    }

    /** The arguments of a call. */
    String streams() {
        return Stream.concat(inputs.stream(), outputs.stream()).collect(Collectors.joining(", "));
    }
}
