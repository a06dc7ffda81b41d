/**
 * ONNX files to graphs. {@code OnnxReader} is the way in; {@code Operators} is the table from an operator's name to the
 * converter of its node; converters stand together by kind, one file each.
 *
 * <p>The protobuf classes of the format are used here and nowhere else.
 */
package org.silicnn.frontend.onnx;
