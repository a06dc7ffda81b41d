package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.LoadPage;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

/** Reads weights out of external memory, in order, and sends them on. */
public final class LoadCode {
    private LoadCode() {}

    public static StageCode of(String function, String title, WeightMemory memory) {
        LoadPage page = new LoadPage(title, function, memory.words(), memory.rounds());
        TokenProgram program =
                TokenProgram.of(Loop.of(memory.rounds(), Burst.of(memory.words(), Access.read(0), Access.write(0))));
        return new StageCode(page, List.of(), program, memory.wordWeights(), memory.wordWeights(), cost());
    }

    /** What any takes of an FPGA. */
    public static Cost cost() {
        return Primitives.loops(2).plus(Primitives.memoryPort());
    }
}
