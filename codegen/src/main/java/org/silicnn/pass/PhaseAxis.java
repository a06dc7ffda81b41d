package org.silicnn.pass;

import org.silicnn.ir.Window;

/**
 * One axis of an output whose elements take turns in how they are made from the input: element {@code phases · j + r} is
 * a sum over the input around element {@code window.stride · j}, with weights that depend on the phase {@code r} alone.
 *
 * @param window over the input, the same for all phases
 * @param phases how many elements take turns
 * @param cropBefore elements made in front that are not wanted
 */
record PhaseAxis(Window.Axis window, int phases, int cropBefore) {
    /** An axis on which nothing happens. */
    static final PhaseAxis NONE = new PhaseAxis(Window.Axis.NONE, 1, 0);
}
