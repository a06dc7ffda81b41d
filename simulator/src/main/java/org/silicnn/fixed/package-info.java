/**
 * Fixed-point numbers: formats, rounding, overflow, and the one function in which bits are lost at run time.
 *
 * <p>Nothing here knows what a layer or a tensor is. Plain integers go in and come out.
 */
package org.silicnn.fixed;
