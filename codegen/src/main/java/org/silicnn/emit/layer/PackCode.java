package org.silicnn.emit.layer;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.silicnn.emit.page.layer.PackPage;
import org.silicnn.emit.page.layer.UnpackPage;
import org.silicnn.ir.TensorType;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

/** Words of one width made words of another. */
public final class PackCode {
    private PackCode() {}

    /**
     * The stage between two widths, one of which must divide the other. A place whose channels the wider words don't
     * divide ends with a word that is partly empty.
     *
     * @param from channels in a word; divides the channels
     * @param to not {@code from}
     */
    public static StageCode of(String function, String title, TensorType type, int from, int to) {
        int channels = type.shape().channels();
        int places = type.shape().elements() / channels;
        return from < to
                ? pack(function, title, type, places, channels / from, from, to)
                : unpack(function, title, type, places * (channels / from), from, to);
    }

    private static StageCode pack(
            String function, String title, TensorType type, int places, int words, int from, int to) {
        int ratio = to / from;
        PackPage page = new PackPage(
                title,
                function,
                WordType.of(type.format(), from),
                WordType.of(type.format(), to),
                places,
                words,
                ratio);
        int rest = words % ratio;
        Burst last = Burst.of(rest == 0 ? 0 : 1, Access.read(0), Access.write(0));
        Loop whole = Loop.of(words / ratio, Burst.read(0, ratio - 1), Burst.of(1, Access.read(0), Access.write(0)));
        TokenProgram program = rest == 0
                ? TokenProgram.of(new Loop(places * whole.times(), whole.bursts()))
                : new TokenProgram(IntStream.range(0, places)
                        .boxed()
                        .flatMap(place -> Stream.of(whole, Loop.of(1, Burst.read(0, rest - 1), last)))
                        .toList());
        return new StageCode(page, List.of(), program, from, to, cost(type, from, to));
    }

    private static StageCode unpack(String function, String title, TensorType type, int words, int from, int to) {
        int ratio = from / to;
        UnpackPage page = new UnpackPage(
                title, function, WordType.of(type.format(), from), WordType.of(type.format(), to), words, ratio);
        TokenProgram program = TokenProgram.of(
                Loop.of(words, Burst.of(1, Access.read(0), Access.write(0)), Burst.write(0, ratio - 1)));
        return new StageCode(page, List.of(), program, from, to, cost(type, from, to));
    }

    private static Cost cost(TensorType type, int from, int to) {
        int bits = type.format().width();
        return Primitives.registers(Math.max(from, to), bits)
                .plus(Primitives.choice(Math.max(from, to) / Math.min(from, to), bits * Math.min(from, to)))
                .plus(Primitives.loops(2));
    }
}
