package org.silicnn.host.infer;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.silicnn.host.link.LinkEvent;

/** One JSON object: the results, an object each, as they come; then the summary. */
public final class JsonSink implements ResultSink {
    private static final double PERCENT = 100;

    private final JsonWriter json;
    private boolean begun;

    /** @param out flushed after every result, for whoever reads along */
    public JsonSink(PrintStream out) {
        json = new JsonWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        json.setIndent("  ");
    }

    @Override
    public void add(Prediction prediction) throws IOException {
        begin();
        json.beginObject().name("image").value(prediction.name());
        if (prediction.label().isPresent()) {
            json.name("label").value(prediction.label().getAsInt());
        }
        json.name("class").value(prediction.predicted());
        json.name("score").value(prediction.topScore());
        json.name("cycles").value(prediction.cycles());
        json.name("round_trip_us").value(prediction.roundTripNanos() / 1000);
        json.name("scores").beginArray();
        json.setIndent("");
        for (long score : prediction.scores()) {
            json.value(score);
        }
        json.endArray();
        json.setIndent("  ");
        json.endObject().flush();
    }

    @Override
    public void end(InferenceSummary summary) throws IOException {
        begin();
        json.endArray();
        json.name("images").value(summary.images());
        json.name("resumed").value(summary.resumed());
        json.name("images_per_second").jsonValue(summary.rateText());
        if (summary.accuracy().isPresent()) {
            double accuracy = summary.accuracy().get().percent() / PERCENT;
            json.name("accuracy").jsonValue(String.format(Locale.ROOT, "%.6f", accuracy));
        }
        if (summary.check().isPresent()) {
            json.name("equal_to_simulator").value(summary.check().get().equal());
        }
        json.name("goodput").jsonValue(String.format(Locale.ROOT, "%.4f", summary.goodput()));
        writeLatencies(summary.latencies());
        json.name("window").value(summary.line().window());
        json.name("line").beginObject();
        Map<LinkEvent, Long> events = new TreeMap<>(summary.line().events());
        for (Map.Entry<LinkEvent, Long> event : events.entrySet()) {
            json.name(event.getKey().name().toLowerCase(Locale.ROOT)).value(event.getValue());
        }
        json.endObject().endObject().flush();
    }

    private void writeLatencies(Latencies latencies) throws IOException {
        if (latencies.count() == 0) {
            return;
        }
        json.name("round_trip_us").beginObject();
        json.name("best").value(latencies.quantileMicros(0));
        json.name("median").value(latencies.quantileMicros(0.5));
        json.name("p99").value(latencies.quantileMicros(0.99));
        json.name("worst").value(latencies.quantileMicros(1));
        json.name("histogram").beginArray();
        for (Latencies.Column column : latencies.histogram()) {
            json.beginObject().name("up_to").value(column.upToMicros());
            json.name("images").value(column.images()).endObject();
        }
        json.endArray().endObject();
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            json.beginObject().name("results").beginArray();
        }
    }
}
