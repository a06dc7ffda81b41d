/**
 * TensorFlow Lite models: their flatbuffer, read with every offset checked, and the conversion of their operators.
 *
 * <p>What the file stores as integers enters the graph as integers, with the file's own scales and zero points.
 */
package org.silicnn.frontend.tflite;
