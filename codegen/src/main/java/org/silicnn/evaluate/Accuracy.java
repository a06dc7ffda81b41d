package org.silicnn.evaluate;

import java.util.List;
import java.util.Locale;

/**
 * How many images were put into their class.
 *
 * @param correct 0..total
 * @param total number of images
 */
public record Accuracy(int correct, int total) {
    /** Counts the places at which prediction and label agree; the lists are equally long. */
    public static Accuracy of(List<Integer> predictions, List<Integer> labels) {
        int correct = 0;
        for (int i = 0; i < labels.size(); i++) {
            correct += predictions.get(i).equals(labels.get(i)) ? 1 : 0;
        }
        return new Accuracy(correct, labels.size());
    }

    /** 0..100. */
    public double percent() {
        return 100.0 * correct / total;
    }

    /** {@code 98.33 % (354/360)}. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f %% (%d/%d)", percent(), correct, total);
    }
}
