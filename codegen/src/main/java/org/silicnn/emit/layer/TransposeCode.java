package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.silicnn.emit.page.layer.TransposePage;
import org.silicnn.ir.Transpose;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Primitives;

final class TransposeCode {
    private static final String OUTER_INDENT = "    ";

    private TransposeCode() {}

    /** Channels that stay side by side: words of these move as they are. */
    static int together(Transpose layer) {
        Transpose merged = layer.merged();
        int last = merged.order().size() - 1;
        // Nothing moves, or the last axis stays last, or each channel goes its own way.
        int run = last < 0
                ? 0
                : merged.order().get(last) == last ? merged.extents().get(last) : 1;
        return Divisors.common(
                Divisors.common(
                        layer.inputType().shape().channels(), layer.shape().channels()),
                run);
    }

    /** An axis that stays in front is the loop over blocks; the others are loops over one block. */
    static StageCode of(FunctionHead head, Transpose layer, int width) {
        Transpose merged = layer.merged();
        // Where nothing moves, a block is one word.
        int words = Math.max(1, layer.blockElements() / width);
        int blocks = layer.shape().elements() / width / words;
        List<Integer> extents = new ArrayList<>(merged.extents());
        if (width > 1) {
            extents.set(extents.size() - 1, extents.get(extents.size() - 1) / width);
        }
        List<TransposePage.Loop> loops = new ArrayList<>();
        List<String> closings = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        String indent = OUTER_INDENT;
        for (int axis :
                merged.order().subList(blocks > 1 ? 1 : 0, merged.order().size())) {
            String index = "i" + axis;
            loops.add(new TransposePage.Loop(indent, index, extents.get(axis)));
            closings.add(indent);
            indent += "  ";
            terms.add(index + " * " + stride(extents, axis));
        }
        Collections.reverse(closings);
        TransposePage page = new TransposePage(
                head.title(),
                head.name(),
                head.outputWord(width),
                blocks,
                words,
                loops,
                closings,
                indent,
                terms.isEmpty() ? "0" : String.join(" + ", terms));
        return StageCode.ofWidth(
                width,
                page,
                List.of(),
                TokenProgram.of(Loop.of(blocks, Burst.read(0, words), Burst.write(0, words))),
                Primitives.ram(words, width * layer.inputType().format().width()));
    }

    private static int stride(List<Integer> extents, int axis) {
        return extents.subList(axis + 1, extents.size()).stream().reduce(1, Math::multiplyExact);
    }
}
