package org.silicnn.image;

/**
 * One image in a network's input shape.
 *
 * @param name how to name it to the user: a path below what was given, or {@code file[7]}
 * @param pixels unsigned bytes in the order height, width, channels, the last fastest
 */
public record Image(String name, byte[] pixels) {}
