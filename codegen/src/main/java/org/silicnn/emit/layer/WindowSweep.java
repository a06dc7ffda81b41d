package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.RowSchedule;
import org.silicnn.emit.page.layer.WindowLoops;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Budget;
import org.silicnn.target.Primitives;

/** A window moving over streamed rows, first reading, then computing. */
record WindowSweep(WindowLoops loops, TokenProgram program) {

    private static final int COUNTERS = 5;

    static WindowSweep of(Window window, Shape input, Shape output) {
        TurnedWindow turned = TurnedWindow.of(window, input, output);
        RowSchedule rows = RowSchedule.of(turned.rows(), turned.input().depth());
        WindowLoops loops = new WindowLoops(
                turned.input(),
                turned.output(),
                rows,
                turned.lines(),
                turned.columns(),
                turned.rows().reach());
        return new WindowSweep(loops, program(rows, window.taps(), turned.input(), turned.output()));
    }

    /** What the ring and the comparison or the sum take of an FPGA. */
    Budget cost(TensorType type) {
        long words =
                (long) loops.ring() * (type.shape().elements() / loops.input().depth());
        int bits = type.format().width();
        return Primitives.ram(words, bits).plus(Primitives.sum(2, bits, bits)).plus(Primitives.loops(COUNTERS));
    }

    /** The printed row loop, reads and writes only. */
    private static TokenProgram program(RowSchedule rows, int taps, Shape input, Shape output) {
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
                for (int word = 0; word < outputRowWords; word++) {
                    bursts.add(Burst.idle(taps - 1));
                    bursts.add(Burst.write(0, 1));
                }
                left--;
                wait = rows.stride();
            }
            wait--;
            loops.add(new Loop(1, bursts));
        }
        return new TokenProgram(loops);
    }
}
