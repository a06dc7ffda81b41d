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

    /** An axis that stays in front is the loop over blocks; the others are loops over one block. */
    static StageCode of(FunctionHead head, Transpose layer) {
        Transpose merged = layer.merged();
        int words = layer.blockElements();
        int blocks = layer.shape().elements() / words;
        List<TransposePage.Loop> loops = new ArrayList<>();
        List<String> closings = new ArrayList<>();
        List<String> terms = new ArrayList<>();
        String indent = OUTER_INDENT;
        for (int axis :
                merged.order().subList(blocks > 1 ? 1 : 0, merged.order().size())) {
            String index = "i" + axis;
            loops.add(new TransposePage.Loop(indent, index, merged.extents().get(axis)));
            closings.add(indent);
            indent += "  ";
            terms.add(index + " * " + stride(merged.extents(), axis));
        }
        Collections.reverse(closings);
        TransposePage page = new TransposePage(
                head.title(),
                head.name(),
                head.outputCType(),
                blocks,
                words,
                loops,
                closings,
                indent,
                terms.isEmpty() ? "0" : String.join(" + ", terms));
        return StageCode.ofWidth(
                1,
                page,
                List.of(),
                TokenProgram.of(Loop.of(blocks, Burst.read(0, words), Burst.write(0, words))),
                Primitives.ram(words, layer.inputType().format().width()));
    }

    private static int stride(List<Integer> extents, int axis) {
        return extents.subList(axis + 1, extents.size()).stream().reduce(1, Math::multiplyExact);
    }
}
