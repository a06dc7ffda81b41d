package org.silicnn.sim.fast;

import java.util.Arrays;
import org.silicnn.ir.Shape;

/**
 * How stacked pictures lie in an array with the padding of the convolution that reads them around each, so that a tap
 * lies equally far from every place. Every cell starts a line of the cache, if the array is {@link Pool#takeAligned
 * aligned}: vectors that lie across two lines cost a depthwise convolution half its speed.
 *
 * @param picture what lies inside
 * @param height with the padding
 * @param width with the padding
 * @param top rows of padding
 * @param left columns of padding
 */
record Frame(Shape picture, int height, int width, int top, int left) {
    /** The first float to use. G1 lets a large array start at a region of the heap; its header takes the rest of a line. */
    private static final int FIRST = 12;

    /** Floats of a cache line, and of the largest vector. */
    private static final int LINE = 16;

    /** Cells so many bytes apart all compete for the same few lines of the first cache. */
    private static final int BAD_DISTANCE_BYTES = 1024;

    /** What a convolution reads. */
    static Frame of(Cells cells) {
        Shape input = cells.input();
        int top = cells.window().height().padBefore();
        int left = cells.window().width().padBefore();
        int height = Math.max(
                top + input.height(),
                PaddedInput.extent(cells.window().height(), cells.output().height()));
        int width = Math.max(
                left + input.width(),
                PaddedInput.extent(cells.window().width(), cells.output().width()));
        int stride = cells.window().width().stride();
        // Whole steps to the right lead from a row to the next.
        return new Frame(input, height, (width + stride - 1) / stride * stride, top, left);
    }

    /** From a cell to its right neighbour: the channels, and what fills them up to lines. */
    int cell() {
        int lines = (picture.channels() + LINE - 1) / LINE * LINE;
        return lines * Float.BYTES % BAD_DISTANCE_BYTES == 0 ? lines + LINE : lines;
    }

    /** From a cell to the one below. */
    int row() {
        return width * cell();
    }

    /** From a picture to the next. */
    private int pictureSize() {
        return height * row();
    }

    /** The length of an array for so many pictures. */
    int length(int pictures) {
        return Math.addExact(FIRST, Math.multiplyExact(pictureSize(), pictures));
    }

    /** Where a row of a picture starts, the first being the first of the padding. */
    int paddedRow(int number, int row) {
        return FIRST + number * pictureSize() + row * row();
    }

    /** Where channel 0 of a place lies, counted through all pictures without their padding. */
    int at(int place) {
        int x = place % picture.width();
        int y = place / picture.width() % picture.height();
        return paddedRow(place / picture.places(), top + y) + (left + x) * cell();
    }

    /** Makes the padding zero. */
    void clearPadding(float[] floats, int pictures) {
        int cells = picture.width() * cell();
        for (int number = 0; number < pictures; number++) {
            int clear = paddedRow(number, 0);
            for (int y = 0; y < picture.height(); y++) {
                int from = paddedRow(number, top + y) + left * cell();
                Arrays.fill(floats, clear, from, 0);
                clear = from + cells;
            }
            Arrays.fill(floats, clear, paddedRow(number + 1, 0), 0);
        }
    }

    /** Copies pictures that lie behind each other into it. */
    void copy(float[] from, float[] floats, int pictures) {
        int channels = picture.channels();
        int rows = picture.height() * pictures;
        for (int row = 0; row < rows; row++) {
            int first = row * picture.width();
            int to = at(first);
            if (cell() == channels) {
                System.arraycopy(from, first * channels, floats, to, picture.width() * channels);
            } else {
                for (int x = 0; x < picture.width(); x++) {
                    System.arraycopy(from, (first + x) * channels, floats, to + x * cell(), channels);
                }
            }
        }
    }
}
