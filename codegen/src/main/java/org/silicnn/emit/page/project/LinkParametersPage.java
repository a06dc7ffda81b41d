package org.silicnn.emit.page.project;

import org.silicnn.emit.page.Page;

/**
 * What the serial link around a kernel is built with.
 *
 * @param inputSize one image, bytes
 * @param outputSize one result, bytes
 * @param outputType two hex digits: bit 7 signed, bits 6..0 bytes of a value
 * @param hash 16 hex digits
 * @param slots images the board can store
 * @param timeout clocks until an image is given up
 */
public record LinkParametersPage(
        String top,
        String board,
        int inputSize,
        int outputSize,
        String outputType,
        String hash,
        int clockKhz,
        int baud,
        int slots,
        long timeout)
        implements Page {}
