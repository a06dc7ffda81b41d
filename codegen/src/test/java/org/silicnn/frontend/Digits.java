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
        byte[] labels = Files.readAllBytes(TestVectors.path("images/" + folder + "/test-labels-idx1-ubyte"));
        int[] wanted = new int[labels.length - HEADER_OF_LABELS];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = labels[HEADER_OF_LABELS + i];
        }
        return new Digits(testPixels(folder), wanted);
    }

    /** The pictures of the test split alone. */
    public static float[][] testPixels(String folder) throws IOException {
        byte[] images = Files.readAllBytes(TestVectors.path("images/" + folder + "/test-images-idx3-ubyte"));
        int count = ByteBuffer.wrap(images).getInt(4);
        int size = (images.length - HEADER_OF_IMAGES) / count;
        float[][] pixels = new float[count][size];
        for (int i = 0; i < count * size; i++) {
            pixels[i / size][i % size] = (images[HEADER_OF_IMAGES + i] & 0xff) / 255f;
        }
        return pixels;
    }
}
