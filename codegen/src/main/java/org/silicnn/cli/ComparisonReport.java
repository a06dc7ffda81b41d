package org.silicnn.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.silicnn.evaluate.Diagnosis;
import org.silicnn.evaluate.LayerError;
import org.silicnn.problem.Printable;

/**
 * Float and fixed point, layer by layer.
 *
 * @param images how many were compared
 */
record ComparisonReport(List<LayerError> errors, int images) {
    void print(SimulationReport.Format format, PrintStream out) {
        switch (format) {
            case TABLE -> printTable(out);
            case CSV -> printCsv(out);
            case JSON ->
                out.println(new GsonBuilder()
                        .setPrettyPrinting()
                        .disableHtmlEscaping()
                        .create()
                        .toJson(json()));
        }
    }

    private void printTable(PrintStream out) {
        TextTable table = new TextTable(
                "layer",
                "does",
                "format",
                "SQNR dB:",
                "max error:",
                "saturated:",
                "zeros:",
                "float zeros:",
                "range %:");
        for (LayerError error : errors) {
            table.row(
                    Printable.of(error.layer().name()),
                    error.layer().getClass().getSimpleName(),
                    error.layer().outputType().format(),
                    Double.isInfinite(error.sqnr()) ? "exact" : decimal("%.1f", error.sqnr()),
                    decimal("%.4g", error.maxError()),
                    error.saturated(),
                    error.zeros(),
                    error.floatZeros(),
                    decimal("%.0f", 100 * error.rangeUsed()));
        }
        out.println(images + " images");
        out.println();
        out.print(table.text());
        out.println();
        Optional<Diagnosis> diagnosis = Diagnosis.of(errors);
        out.println(
                diagnosis.isEmpty()
                        ? "every layer is above " + decimal("%.0f", Diagnosis.BAD_SQNR) + " dB"
                        : "first bad layer: '"
                                + Printable.of(diagnosis.get().culprit().layer().name()) + "': "
                                + Printable.of(diagnosis.get().cause()));
    }

    private void printCsv(PrintStream out) {
        out.println("layer,does,format,elements,sqnr_db,max_error,saturated,zeros,float_zeros,range_used");
        for (LayerError error : errors) {
            out.println(String.join(
                    ",",
                    SimulationReport.quoted(error.layer().name()),
                    error.layer().getClass().getSimpleName(),
                    error.layer().outputType().format().toString(),
                    Long.toString(error.elements()),
                    Double.isInfinite(error.sqnr()) ? "" : decimal("%.4f", error.sqnr()),
                    Double.toString(error.maxError()),
                    Long.toString(error.saturated()),
                    Long.toString(error.zeros()),
                    Long.toString(error.floatZeros()),
                    decimal("%.4f", error.rangeUsed())));
        }
    }

    private JsonObject json() {
        JsonArray layers = new JsonArray();
        for (LayerError error : errors) {
            JsonObject layer = new JsonObject();
            layer.addProperty("layer", error.layer().name());
            layer.addProperty("does", error.layer().getClass().getSimpleName());
            layer.addProperty("format", error.layer().outputType().format().toString());
            layer.addProperty("elements", error.elements());
            if (!Double.isInfinite(error.sqnr())) {
                layer.addProperty("sqnr_db", Double.valueOf(decimal("%.4f", error.sqnr())));
            }
            layer.addProperty("max_error", error.maxError());
            layer.addProperty("saturated", error.saturated());
            layer.addProperty("zeros", error.zeros());
            layer.addProperty("float_zeros", error.floatZeros());
            layer.addProperty("range_used", Double.valueOf(decimal("%.4f", error.rangeUsed())));
            layers.add(layer);
        }
        JsonObject json = new JsonObject();
        json.addProperty("images", images);
        json.add("layers", layers);
        Diagnosis.of(errors).ifPresent(diagnosis -> {
            json.addProperty("first_bad_layer", diagnosis.culprit().layer().name());
            json.addProperty("cause", diagnosis.cause());
        });
        return json;
    }

    private static String decimal(String pattern, double number) {
        return String.format(Locale.ROOT, pattern, number);
    }
}
