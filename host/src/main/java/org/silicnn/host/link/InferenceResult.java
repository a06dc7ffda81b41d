package org.silicnn.host.link;

/**
 * The board's answer to one image.
 *
 * @param index the image's number, counted from 0 in the order of sending
 * @param output raw output, little endian
 * @param cycles clock cycles from the first input word to the last output word
 * @param roundTripNanos from handing the image to the line, for the last time, to its answer
 */
public record InferenceResult(long index, byte[] output, long cycles, long roundTripNanos) {}
