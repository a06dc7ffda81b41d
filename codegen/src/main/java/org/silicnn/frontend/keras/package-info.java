/**
 * Keras models to graphs: {@code .keras} archives and HDF5 files, as Keras 2 and 3 write them. {@code KerasReader} is the
 * way in; {@code Layers} is the table from a layer's type to its converter; converters stand together by kind.
 *
 * <p>A layer's axes stay those of the file; converters of layers with a window see channels first, which moves nothing.
 */
package org.silicnn.frontend.keras;
