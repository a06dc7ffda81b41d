package org.silicnn.emit.layer;

/**
 * The stream in front of a layer.
 *
 * @param run consecutive channels, which words may hold some of
 * @param width channels in a word as the stream brings them
 */
public record Incoming(int run, int width) {
    /** A stream whose words may still be of any width. */
    public static Incoming of(int run) {
        return new Incoming(run, 1);
    }
}
