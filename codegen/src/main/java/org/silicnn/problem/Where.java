package org.silicnn.problem;

import java.nio.file.Path;

/**
 * What a problem is about, as the user knows it, ready to print: a file, a node in a file, a port.
 *
 * @param text for example {@code lenet.onnx: node 'conv1' (Conv)}
 */
public record Where(String text) {
    /** The program itself, where nothing the user named is to blame. */
    public static final Where NOWHERE = new Where("silicnn");

    /** A file or folder, as the user wrote it. */
    public static Where file(Path file) {
        return new Where(Printable.of(file.toString()));
    }

    /** A thing with a name, such as {@code port '/dev/ttyUSB0'}. */
    public static Where of(String kind, String name) {
        return new Where(kind + " '" + Printable.of(name) + "'");
    }

    /** A node of the graph in this file: {@code lenet.onnx: node 'conv1' (Conv)}. */
    public Where node(String name, String operator) {
        return new Where(text + ": node '" + Printable.of(name) + "' (" + Printable.of(operator) + ")");
    }

    /** A layer of the model in this file: {@code lenet.keras: layer 'conv1' (Conv2D)}. */
    public Where layer(String name, String type) {
        return new Where(text + ": layer '" + Printable.of(name) + "' (" + Printable.of(type) + ")");
    }

    /** Any other named part of this: {@code lenet.onnx: tensor 'conv1.weight'}. */
    public Where part(String kind, String name) {
        return new Where(text + ": " + of(kind, name).text());
    }
}
