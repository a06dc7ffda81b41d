package org.silicnn.emit;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.nio.charset.StandardCharsets;
import org.silicnn.target.Budget;

/**
 * {@code schedule.json}: when the dataflow takes and gives images, and the part of that and of the FPGA that each stage
 * and each stream has. Times are cycles; parts are estimates.
 */
final class ScheduleFile {
    private static final String NAME = "schedule.json";

    private ScheduleFile() {}

    static ProjectFile of(Dataflow dataflow, EmitOptions options) {
        JsonObject json = new JsonObject();
        json.addProperty("interval", dataflow.interval(options.memoryBandwidth()));
        json.addProperty("latency", dataflow.schedule().latency());
        json.addProperty("clock_period_ns", options.clockPeriod());
        json.addProperty("bound_by", bound(dataflow, options.memoryBandwidth()));
        if (!dataflow.memories().isEmpty()) {
            json.add("external_memory", memory(dataflow, options.memoryBandwidth()));
        }
        JsonArray ports = new JsonArray();
        ports.add(entry(Dataflow.IMAGE, dataflow.image()));
        ports.add(entry(Dataflow.SCORES, dataflow.scores()));
        json.add("ports", ports);
        JsonArray stages = new JsonArray();
        dataflow.stages().forEach(stage -> stages.add(entry(stage)));
        json.add("stages", stages);
        JsonArray streams = new JsonArray();
        dataflow.channels().forEach(channel -> streams.add(entry(channel)));
        json.add("streams", streams);
        String text = new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json) + "\n";
        return new ProjectFile(NAME, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The layer with the slowest stage, or external memory. */
    private static String bound(Dataflow dataflow, int bandwidth) {
        Stage slowest = dataflow.slowest();
        return dataflow.memoryCycles(bandwidth) > dataflow.schedule().interval() ? "external memory" : slowest.layer();
    }

    private static JsonObject memory(Dataflow dataflow, int bandwidth) {
        JsonObject memory = new JsonObject();
        memory.addProperty("bytes_an_image", dataflow.bytesRead());
        memory.addProperty("bytes_a_cycle", bandwidth);
        memory.addProperty("cycles", dataflow.memoryCycles(bandwidth));
        return memory;
    }

    private static JsonObject entry(String port, Words words) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", port);
        entry.addProperty("words", words.count());
        entry.addProperty("values_in_a_word", words.width());
        return entry;
    }

    private static JsonObject entry(Stage stage) {
        JsonObject entry = new JsonObject();
        entry.addProperty("function", stage.function());
        entry.addProperty("layer", stage.layer());
        entry.addProperty("cycles", stage.code().program().cycles());
        addParts(entry, stage.code().cost().budget());
        return entry;
    }

    private static JsonObject entry(Channel channel) {
        JsonObject entry = new JsonObject();
        entry.addProperty("name", channel.name());
        entry.addProperty(
                "bits",
                channel.words().width() * channel.words().type().format().width());
        entry.addProperty("depth", channel.depth());
        addParts(entry, channel.cost().budget());
        return entry;
    }

    private static void addParts(JsonObject entry, Budget cost) {
        entry.addProperty("dsp", cost.dsp());
        entry.addProperty("bram18", cost.bram18());
        entry.addProperty("lut", cost.lut());
        entry.addProperty("ff", cost.ff());
    }
}
