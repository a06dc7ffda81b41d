package org.silicnn.emit.layer;

import java.util.List;
import java.util.function.ToIntFunction;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.emit.page.layer.DelayPage;
import org.silicnn.emit.page.layer.Packing;
import org.silicnn.schedule.StreamUse;
import org.silicnn.schedule.StreamUse.Swing;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.target.Primitives;

/** A buffer on a branch that waits for another. */
public final class DelayCode {
    private DelayCode() {}

    /**
     * The code of one.
     *
     * @param words that pass for one image
     * @param use what the stream in front goes through in the schedule that proves it deep enough
     */
    public static StageCode of(String function, Packing word, int words, StreamUse use) {
        DelayPage page = new DelayPage(
                "Up to " + use.depth() + " words of a branch that waits for another",
                function,
                word,
                words,
                use.depth(),
                use.swings().size());
        return new StageCode(
                page,
                List.of(
                        table(function + "_times", use.swings(), Swing::times),
                        table(function + "_in", use.swings(), Swing::written),
                        table(function + "_out", use.swings(), Swing::read)),
                TokenProgram.wordByWord(words),
                word.elements(),
                word.elements(),
                Primitives.loops(1));
    }

    private static Table table(String name, List<Swing> swings, ToIntFunction<Swing> column) {
        return new Table(
                "int32_t", name, swings.size(), new LiteralLines(swings.size(), i -> column.applyAsInt(swings.get(i))));
    }
}
