package org.silicnn.frontend;

import java.util.List;

/**
 * Something that files of a format are made of, and which of it can be imported.
 *
 * @param parts what it is: {@code ONNX operators}
 * @param supported in alphabetical order
 */
public record ModelFormat(String parts, List<String> supported) {
    public ModelFormat {
        supported = List.copyOf(supported);
    }
}
