package org.silicnn.frontend.tflite;

/**
 * One operation as the file declares it.
 *
 * @param code of the operator
 * @param custom its name, if it isn't one of TensorFlow Lite's own
 * @param inputs numbers of tensors; −1 where an optional one is left out
 * @param outputs numbers of tensors
 * @param options of the kind that belongs to the operator; empty if the file has none
 */
record TfliteOperator(int code, String custom, int[] inputs, int[] outputs, TfliteOptions options) {}
