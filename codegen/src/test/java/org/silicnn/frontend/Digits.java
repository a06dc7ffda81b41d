package org.silicnn.frontend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import org.silicnn.testvectors.TestVectors;

/**
 * Labelled pictures from a pair of IDX files.
 *
 * @param pixels of one picture each, row-major, from 0 to 1
 */
public record Digits(float[][] pixels, int[] labels) {
    private static final int HEADER_OF_IMAGES = 16;
    private static final int HEADER_OF_LABELS = 8;

    /** The test split of a folder under {@code images/}. */
    public static Digits test(String folder) throws IOException {
        byte[] images = Files.readAllBytes(TestVectors.path("images/" + folder + "/test-images-idx3-ubyte"));
        byte[] labels = Files.readAllBytes(TestVectors.path("images/" + folder + "/test-labels-idx1-ubyte"));
        int count = ByteBuffer.wrap(images).getInt(4);
        int size = (images.length - HEADER_OF_IMAGES) / count;
        float[][] pixels = new float[count][size];
        int[] wanted = new int[count];
        for (int i = 0; i < count; i++) {
            wanted[i] = labels[HEADER_OF_LABELS + i];
            for (int p = 0; p < size; p++) {
                pixels[i][p] = (images[HEADER_OF_IMAGES + i * size + p] & 0xff) / 255f;
            }
        }
        return new Digits(pixels, wanted);
    }
}
