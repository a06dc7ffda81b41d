package org.silicnn.evaluate;

import java.util.Arrays;
import java.util.List;

/**
 * How often images of each class were put into which.
 *
 * @param counts {@code counts[label][prediction]}; square, as large as the largest class needs
 */
public record ConfusionMatrix(List<List<Integer>> counts) {
    /** Counts; the lists are equally long, their classes at least 0. */
    public static ConfusionMatrix of(List<Integer> labels, List<Integer> predictions) {
        int classes = 0;
        for (int i = 0; i < labels.size(); i++) {
            classes = Math.max(classes, Math.max(labels.get(i), predictions.get(i)) + 1);
        }
        Integer[][] counts = new Integer[classes][classes];
        for (Integer[] row : counts) {
            Arrays.fill(row, 0);
        }
        for (int i = 0; i < labels.size(); i++) {
            counts[labels.get(i)][predictions.get(i)]++;
        }
        return new ConfusionMatrix(Arrays.stream(counts).map(List::of).toList());
    }
}
