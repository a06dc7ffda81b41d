package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;

/**
 * A window with the axis in front whose rows stream: the slowest that it has anything to do on, which is the height of a
 * picture, the width of a signal, the depth of a volume. Turning an axis of extent 1 out of the way moves nothing in
 * memory. The axis in front is called the depth here, whichever it was.
 */
record TurnedWindow(Shape input, Shape output, Window.Axis rows, Window.Axis lines, Window.Axis columns) {

    static TurnedWindow of(Window window, Shape input, Shape output) {
        Shape turnedInput = input;
        Shape turnedOutput = output;
        List<Window.Axis> axes = new ArrayList<>(List.of(window.depth(), window.height(), window.width()));
        for (int turns = 0; turns < 2 && isIdle(axes.get(0), turnedInput.depth()); turns++) {
            turnedInput = turned(turnedInput);
            turnedOutput = turned(turnedOutput);
            Collections.rotate(axes, -1);
        }
        return new TurnedWindow(turnedInput, turnedOutput, axes.get(0), axes.get(1), axes.get(2));
    }

    private static boolean isIdle(Window.Axis axis, int extent) {
        return extent == 1 && axis.kernel() == 1 && axis.padBefore() == 0 && axis.padAfter() == 0;
    }

    private static Shape turned(Shape shape) {
        return new Shape(
                /* depth= */ shape.height(), /* height= */ shape.width(), /* width= */ shape.depth(), shape.channels());
    }
}
