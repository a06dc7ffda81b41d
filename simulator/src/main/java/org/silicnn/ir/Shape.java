package org.silicnn.ir;

import java.util.List;

/**
 * The extent of one image's tensor. Elements lie in memory in the order depth, height, width, channels, the last
 * fastest (NDHWC without N); a flat vector has only channels.
 *
 * @param depth planes of a volume, 1 for a picture
 * @param height rows, 1 for a signal or a vector
 * @param width columns, 1 for a vector
 * @param channels values at a place
 */
public record Shape(int depth, int height, int width, int channels) {
    /** @throws InvalidNetworkException if an extent is below 1 or the elements pass 2^31 − 1 */
    public Shape {
        if (depth < 1 || height < 1 || width < 1 || channels < 1) {
            throw new InvalidNetworkException(
                    "every extent must be at least 1, not " + describe(depth, height, width, channels));
        }
        long plane = Math.multiplyExact((long) height, width);
        if (plane > Integer.MAX_VALUE
                || plane * depth > Integer.MAX_VALUE
                || plane * depth * channels > Integer.MAX_VALUE) {
            throw new InvalidNetworkException(
                    "a tensor must have fewer than 2^31 elements, not " + describe(depth, height, width, channels));
        }
    }

    /** A picture of {@code height x width} places. */
    public static Shape image(int height, int width, int channels) {
        return new Shape(1, height, width, channels);
    }

    /** A flat vector. */
    public static Shape vector(int length) {
        return new Shape(1, 1, 1, length);
    }

    /** The same places with so many values at each. */
    public Shape withChannels(int newChannels) {
        return new Shape(depth, height, width, newChannels);
    }

    /** Depth, height, width, channels. */
    public List<Integer> extents() {
        return List.of(depth, height, width, channels);
    }

    /** @throws InvalidNetworkException if a list doesn't have one number for each of the four axes */
    static void requireAxes(String what, List<Integer> first, List<Integer> second) {
        if (first.size() != 4 || second.size() != 4) {
            throw new InvalidNetworkException(
                    what + " must have a number for each of four axes, not " + first + " and " + second);
        }
    }

    public int elements() {
        return depth * height * width * channels;
    }

    /** Elements of one channel. */
    public int places() {
        return depth * height * width;
    }

    /** Where an element lies in memory. */
    public int index(int z, int y, int x, int channel) {
        return ((z * height + y) * width + x) * channels + channel;
    }

    /** {@code 28x28x1}: height, width, channels, with the depth in front when there is one; {@code 10} for a vector. */
    @Override
    public String toString() {
        return describe(depth, height, width, channels);
    }

    private static String describe(int depth, int height, int width, int channels) {
        if (depth == 1 && height == 1 && width == 1) {
            return Integer.toString(channels);
        }
        return (depth == 1 ? "" : depth + "x") + height + "x" + width + "x" + channels;
    }
}
