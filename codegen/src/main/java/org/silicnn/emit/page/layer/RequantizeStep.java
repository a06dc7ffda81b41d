package org.silicnn.emit.page.layer;

/**
 * The words of one requantisation at the end of a layer's loop.
 *
 * @param type C type in which product and rounding are computed
 * @param scale name of the rounding function
 * @param overflow name of the overflow function
 * @param multiplier a literal, or the table's element for output channel {@code o}
 * @param shift likewise
 * @param zeroPoint of the result
 * @param low least stored value of the result
 * @param high largest stored value of the result
 * @param perChannel whether multiplier and shift are tables
 */
public record RequantizeStep(
        String type,
        String scale,
        String overflow,
        String multiplier,
        String shift,
        int zeroPoint,
        long low,
        long high,
        boolean perChannel) {}
