package org.silicnn.image;

/** Images read one at a time, when asked for, as often as asked for. Safe for use by several threads. */
public interface ImageSource {
    /** How many there are. */
    int size();

    /** The name of an image, without reading it. */
    String name(int index);

    /**
     * Reads an image.
     *
     * @param index 0..{@link #size} − 1
     * @throws org.silicnn.problem.UserException if its file changed since it was checked
     */
    Image read(int index);
}
