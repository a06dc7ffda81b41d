package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.ForkPage;
import org.silicnn.ir.TensorType;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

/** Copies of a stream. */
public final class ForkCode {
    private ForkCode() {}

    public static StageCode of(String function, String title, TensorType type, int copies) {
        int words = type.shape().elements();
        List<String> outputs = new ArrayList<>();
        List<Burst> bursts = new ArrayList<>(List.of(Burst.read(0, 1)));
        for (int i = 0; i < copies; i++) {
            outputs.add("output" + i);
            bursts.add(Burst.write(i, 1));
        }
        return new StageCode(
                new ForkPage(title, function, CType.of(type.format()).name(), words, outputs),
                List.of(),
                TokenProgram.of(new Loop(words, bursts)));
    }
}
