package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.silicnn.emit.page.layer.RowSchedule;
import org.silicnn.emit.page.layer.WindowLoops;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Window;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

/**
 * A window moving over streamed rows.
 *
 * <p>The slowest axis that the window has anything to do on is the one whose rows stream: height of a picture, width of a
 * signal, depth of a volume. Turning an axis of extent 1 out of the way moves nothing in memory.
 */
record WindowSweep(WindowLoops loops, TokenProgram program) {

    static WindowSweep of(Window window, Shape input, Shape output) {
        Shape turnedInput = input;
        Shape turnedOutput = output;
        List<Window.Axis> axes = new ArrayList<>(List.of(window.depth(), window.height(), window.width()));
        for (int turns = 0; turns < 2 && isIdle(axes.get(0), turnedInput.depth()); turns++) {
            turnedInput = turned(turnedInput);
            turnedOutput = turned(turnedOutput);
            Collections.rotate(axes, -1);
        }
        RowSchedule rows = RowSchedule.of(axes.get(0), turnedInput.depth());
        WindowLoops loops = new WindowLoops(
                turnedInput,
                turnedOutput,
                rows,
                axes.get(1),
                axes.get(2),
                axes.get(0).reach());
        return new WindowSweep(loops, program(rows, turnedInput, turnedOutput));
    }

    private static boolean isIdle(Window.Axis axis, int extent) {
        return extent == 1 && axis.kernel() == 1 && axis.padBefore() == 0 && axis.padAfter() == 0;
    }

    private static Shape turned(Shape shape) {
        return new Shape(
                /* depth= */ shape.height(), /* height= */ shape.width(), /* width= */ shape.depth(), shape.channels());
    }

    /** The printed row loop, reads and writes only. */
    private static TokenProgram program(RowSchedule rows, Shape input, Shape output) {
        int rowWords = input.elements() / input.depth();
        int outputRowWords = output.elements() / output.depth();
        List<Loop> loops = new ArrayList<>();
        int wait = rows.delay();
        int left = output.depth();
        for (int row = rows.first(); row <= rows.last(); row++) {
            List<Burst> bursts = new ArrayList<>();
            if (row >= 0 && row < input.depth()) {
                bursts.add(Burst.read(0, rowWords));
            }
            if (wait == 0 && left > 0) {
                bursts.add(Burst.write(0, outputRowWords));
                left--;
                wait = rows.stride();
            }
            wait--;
            loops.add(new Loop(1, bursts));
        }
        return new TokenProgram(loops);
    }
}
