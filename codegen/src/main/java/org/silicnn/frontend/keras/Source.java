package org.silicnn.frontend.keras;

/**
 * Where a tensor comes from.
 *
 * @param layer name of the layer in its model
 * @param call which of the layer's calls, from 0
 * @param output which of the call's results, from 0
 */
record Source(String layer, int call, int output) {}
