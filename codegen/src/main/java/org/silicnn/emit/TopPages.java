package org.silicnn.emit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.silicnn.emit.page.project.TopPage;
import org.silicnn.ir.Network;

/** The page of the top function. */
final class TopPages {
    private TopPages() {}

    static TopPage of(Network network, List<Stage> stages, String top, String hash, String toolVersion) {
        Map<String, String> streams = new HashMap<>();
        streams.put(network.input(), "image");
        List<TopPage.Channel> channels = new ArrayList<>();
        List<TopPage.Stage> calls = new ArrayList<>();
        for (Stage stage : stages) {
            boolean last = stage.output().equals(network.output().name());
            String output = last ? "scores" : "from_" + stage.function();
            if (!last) {
                channels.add(new TopPage.Channel(
                        output, CType.of(stage.outputType().format()).name()));
            }
            // A stream has one reader: taking it out of the map makes a second reader fail here, not in hardware.
            String input = streams.remove(stage.layer().inputs().get(0));
            if (input == null) {
                throw new IllegalStateException("two layers read '"
                        + stage.layer().inputs().get(0) + "', which needs a split that no layer asks for yet");
            }
            streams.put(stage.output(), output);
            calls.add(new TopPage.Stage(stage.function(), input, output));
        }
        return new TopPage(
                CNames.comment(network.name()),
                toolVersion,
                hash,
                top,
                network.inputType().shape().elements(),
                CType.of(network.inputType().format()).name(),
                network.outputType().shape().elements(),
                CType.of(network.outputType().format()).name(),
                channels,
                calls);
    }
}
