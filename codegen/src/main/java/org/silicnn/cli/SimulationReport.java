package org.silicnn.cli;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.silicnn.evaluate.Accuracy;
import org.silicnn.image.ImageSet;

/**
 * What a simulation found.
 *
 * @param floatClasses predictions of the float model, where there was one
 * @param fixedClasses predictions of the fixed-point network
 */
record SimulationReport(ImageSet images, Optional<List<Integer>> floatClasses, List<Integer> fixedClasses) {
    enum Format {
        TABLE,
        CSV,
        JSON
    }

    void print(Format format, PrintStream out) {
        switch (format) {
            case TABLE -> printTable(out);
            case CSV -> printCsv(out);
            case JSON ->
                out.println(new GsonBuilder().setPrettyPrinting().create().toJson(json()));
        }
    }

    private void printTable(PrintStream out) {
        out.println(fixedClasses.size() + " images");
        floatAccuracy().ifPresent(accuracy -> out.println("float accuracy  " + accuracy));
        fixedAccuracy().ifPresent(accuracy -> out.println("fixed accuracy  " + accuracy));
        floatClasses.ifPresent(
                classes -> out.println("fixed predicts as float does: " + Accuracy.of(fixedClasses, classes)));
        if (images.labels().isEmpty()) {
            int[] counts =
                    new int[fixedClasses.stream().mapToInt(c -> c + 1).max().orElse(0)];
            fixedClasses.forEach(c -> counts[c]++);
            TextTable table = new TextTable("class:", "images:");
            for (int c = 0; c < counts.length; c++) {
                table.row(c, counts[c]);
            }
            out.print(table.text());
        }
    }

    private void printCsv(PrintStream out) {
        out.println("image,label,float,fixed");
        for (int i = 0; i < fixedClasses.size(); i++) {
            out.println(quoted(images.images().name(i)) + "," + at(images.labels(), i) + "," + at(floatClasses, i) + ","
                    + fixedClasses.get(i));
        }
    }

    /** A CSV cell (RFC 4180). */
    static String quoted(String cell) {
        return cell.matches("[^\",\\r\\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private static String at(Optional<List<Integer>> classes, int index) {
        return classes.map(all -> all.get(index).toString()).orElse("");
    }

    private JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("images", fixedClasses.size());
        floatAccuracy().ifPresent(accuracy -> json.addProperty("float_accuracy", percent(accuracy)));
        fixedAccuracy().ifPresent(accuracy -> json.addProperty("fixed_accuracy", percent(accuracy)));
        JsonArray results = new JsonArray();
        for (int i = 0; i < fixedClasses.size(); i++) {
            int index = i;
            JsonObject result = new JsonObject();
            result.addProperty("image", images.images().name(i));
            images.labels().ifPresent(labels -> result.addProperty("label", labels.get(index)));
            floatClasses.ifPresent(classes -> result.addProperty("float", classes.get(index)));
            result.addProperty("fixed", fixedClasses.get(i));
            results.add(result);
        }
        json.add("results", results);
        return json;
    }

    private static Number percent(Accuracy accuracy) {
        return Double.valueOf(String.format(Locale.ROOT, "%.4f", accuracy.percent()));
    }

    private Optional<Accuracy> floatAccuracy() {
        return floatClasses.flatMap(classes -> images.labels().map(labels -> Accuracy.of(classes, labels)));
    }

    private Optional<Accuracy> fixedAccuracy() {
        return images.labels().map(labels -> Accuracy.of(fixedClasses, labels));
    }
}
