package org.silicnn.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.silicnn.evaluate.Accuracy;
import org.silicnn.evaluate.ConfusionMatrix;
import org.silicnn.image.ImageSet;

/**
 * What a simulation found.
 *
 * @param floatClasses predictions of the float model, where there was one
 * @param fixedClasses predictions of the fixed-point network
 * @param seconds that the fixed-point network took, reading the images included
 */
record SimulationReport(
        ImageSet images, Optional<List<Integer>> floatClasses, List<Integer> fixedClasses, double seconds) {
    /** Columns that a terminal shows. */
    private static final int WIDEST = 20;

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
        out.println(fixedClasses.size() + " images, " + perSecond() + " a second");
        floatAccuracy().ifPresent(accuracy -> out.println("float accuracy  " + accuracy));
        fixedAccuracy().ifPresent(accuracy -> out.println("fixed accuracy  " + accuracy));
        floatClasses.ifPresent(
                classes -> out.println("fixed predicts as float does: " + Accuracy.of(fixedClasses, classes)));
        images.labels().ifPresent(labels -> out.print(confusion(ConfusionMatrix.of(labels, fixedClasses))));
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

    private long perSecond() {
        return Math.round(fixedClasses.size() / Math.max(seconds, 1e-9));
    }

    /** A line a label; of nets with a thousand classes only the labels that were mistaken. */
    private static String confusion(ConfusionMatrix matrix) {
        int classes = matrix.counts().size();
        if (classes > WIDEST) {
            TextTable table = new TextTable("label:", "images:", "wrong:");
            for (int label = 0; label < classes; label++) {
                int images = matrix.counts().get(label).stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                int wrong = images - matrix.counts().get(label).get(label);
                if (wrong > 0) {
                    table.row(label, images, wrong);
                }
            }
            return table.text();
        }
        String[] heads = new String[classes + 1];
        heads[0] = "label \\ predicted:";
        for (int i = 0; i < classes; i++) {
            heads[i + 1] = i + ":";
        }
        TextTable table = new TextTable(heads);
        for (int label = 0; label < classes; label++) {
            List<Object> row = new ArrayList<>(List.of(label));
            row.addAll(matrix.counts().get(label));
            table.row(row.toArray());
        }
        return table.text();
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
        json.addProperty("images_per_second", perSecond());
        images.labels()
                .ifPresent(labels -> json.add(
                        "confusion",
                        new Gson()
                                .toJsonTree(
                                        ConfusionMatrix.of(labels, fixedClasses).counts())));
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
