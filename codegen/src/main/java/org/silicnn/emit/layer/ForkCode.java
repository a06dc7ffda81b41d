package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.ForkPage;
import org.silicnn.ir.TensorType;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Primitives;

/** Copies of a stream. */
public final class ForkCode {
    private ForkCode() {}

    /**
     * The code of one.
     *
     * @param width channels in a word
     */
    public static StageCode of(String function, String title, TensorType type, int width, int copies) {
        int words = type.shape().elements() / width;
        List<String> outputs = new ArrayList<>();
        List<Access> accesses = new ArrayList<>(List.of(Access.read(0)));
        for (int i = 0; i < copies; i++) {
            outputs.add("output" + i);
            accesses.add(Access.write(i));
        }
        return new StageCode(
                new ForkPage(title, function, WordType.of(type.format(), width), words, outputs),
                List.of(),
                TokenProgram.of(Loop.of(1, new Burst(words, accesses))),
                width,
                width,
                Primitives.loops(1));
    }
}
