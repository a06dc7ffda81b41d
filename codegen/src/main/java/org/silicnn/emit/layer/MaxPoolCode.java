package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.GlobalMaxPoolPage;
import org.silicnn.emit.page.layer.MaxPoolPage;
import org.silicnn.emit.page.layer.Packing;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

final class MaxPoolCode {
    private MaxPoolCode() {}

    static StageCode of(FunctionHead head, MaxPool layer, int width) {
        TensorType type = layer.inputType();
        int bits = type.format().width();
        Packing word = head.outputWord(width);
        Cost comparison = Primitives.addition(bits).times(width);
        return layer.isGlobal()
                ? global(head, type.shape(), word, comparison.plus(memory(type, width)))
                : behindWindows(head, layer, word, comparison);
    }

    private static Cost memory(TensorType type, int width) {
        return Primitives.ram(type.shape().channels() / width, type.format().width())
                .times(width);
    }

    private static StageCode behindWindows(FunctionHead head, MaxPool layer, Packing word, Cost cost) {
        TensorType type = layer.inputType();
        Shape output = layer.outputType().shape();
        int taps = layer.window().taps();
        int width = word.elements();
        int windows = output.elements() / width;
        MaxPoolPage page = new MaxPoolPage(head.title(), head.name(), word, windows, taps);
        // What lies around the input never wins: every window covers a real cell.
        Sliding sliding =
                Sliding.of(layer.window(), type, output, width, type.format().min());
        return StageCode.ofWidth(width, page, List.of(), underWindows(windows, taps), cost)
                .behind(sliding);
    }

    /** Words of a window one after the other, one word for all. */
    static TokenProgram underWindows(int windows, int taps) {
        return TokenProgram.of(Loop.of(
                windows,
                Burst.read(0, taps - 1),
                Burst.of(1, TokenProgram.Access.read(0), TokenProgram.Access.write(0))));
    }

    /** One value a channel takes the place of a frame. */
    private static StageCode global(FunctionHead head, Shape input, Packing word, Cost cost) {
        int blocks = input.channels() / word.elements();
        GlobalMaxPoolPage page = new GlobalMaxPoolPage(head.title(), head.name(), word, input.places(), blocks);
        TokenProgram program =
                TokenProgram.of(Loop.of(1, Burst.read(0, input.places() * blocks), Burst.write(0, blocks)));
        return StageCode.ofWidth(word.elements(), page, List.of(), program, cost);
    }
}
