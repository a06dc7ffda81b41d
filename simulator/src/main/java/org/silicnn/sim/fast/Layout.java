package org.silicnn.sim.fast;

/**
 * How the images of a batch lie beside each other: innermost, as lanes, or one whole tensor behind the other.
 *
 * <p>Lanes give loops their length where tensors have few channels; stacked tensors, whose channels are then innermost,
 * where they have many.
 *
 * @param images that count; the others are computed and forgotten
 * @param lanes images innermost; 1 where they are stacked
 * @param stacked tensors behind each other; 1 where the images are innermost
 */
record Layout(int images, int lanes, int stacked) {
    Layout {
        if (images > lanes * stacked || (lanes != 1 && stacked != 1)) {
            throw new IllegalArgumentException(
                    "no room for " + images + " images in " + lanes + " lanes, stacked " + stacked);
        }
    }

    /** Images innermost. */
    static Layout lanes(int images, int lanes) {
        return new Layout(images, lanes, 1);
    }

    /** Channels innermost. */
    static Layout stacked(int images) {
        return new Layout(images, 1, images);
    }

    /** Images computed. */
    int size() {
        return lanes * stacked;
    }
}
