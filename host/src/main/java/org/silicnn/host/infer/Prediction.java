package org.silicnn.host.infer;

import java.util.OptionalInt;

/**
 * A board's answer to one image.
 *
 * @param name of the image
 * @param label its class, if known
 * @param scores output values as stored, one per class
 * @param cycles clock cycles from the first input byte to the last output byte
 * @param roundTripNanos from handing the image to the line to its answer
 */
public record Prediction(String name, OptionalInt label, long[] scores, long cycles, long roundTripNanos) {
    /** The index of the largest score, the first of equals. */
    public int predicted() {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            best = scores[i] > scores[best] ? i : best;
        }
        return best;
    }

    /** The largest score. */
    public long topScore() {
        return scores[predicted()];
    }
}
