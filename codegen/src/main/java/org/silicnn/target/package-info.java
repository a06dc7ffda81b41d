/**
 * What a network is built for: the boards, what their FPGAs hold, and the sources of the hardware around a kernel.
 *
 * <p>All of it is read from the {@code hardware} folder of the repository, which ships inside this jar; no board is
 * described in Java. Choosing folding factors to fit a budget is not done here.
 */
package org.silicnn.target;
