package org.silicnn.image;

import java.util.List;

/**
 * What the head of an IDX or .npy file says about the elements after it.
 *
 * @param type what one element is
 * @param dimensions each at least 0
 * @param offset bytes before the first element
 */
record ArrayHeader(ElementType type, List<Long> dimensions, long offset) {
    /** Elements, or {@link Long#MAX_VALUE} if there are more than that. */
    long elements() {
        long elements = 1;
        for (long dimension : dimensions) {
            if (dimension > 0 && elements > Long.MAX_VALUE / dimension) {
                return Long.MAX_VALUE;
            }
            elements *= dimension;
        }
        return elements;
    }
}
