/**
 * Groups, attributes and arrays of an HDF5 file in memory. {@code Hdf5File} is the way in.
 *
 * <p>The library jHDF decodes the format's structures, and is known here alone. It trusts a file; therefore it reads
 * through {@code BoundedStorage}, and what a file claims is compared with what the file holds before memory is taken for
 * it. Arrays are read if they are in one piece, which is how Keras stores weights.
 */
package org.silicnn.frontend.hdf5;
