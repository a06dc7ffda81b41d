package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.LookupPage;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.Shape;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

final class LookupCode {
    private LookupCode() {}

    static StageCode of(FunctionHead head, Lookup layer, int width) {
        Shape shape = layer.inputType().shape();
        LookupPage page = new LookupPage(
                head.title(),
                head.name(),
                WordType.of(layer.inputType().format(), width),
                head.outputWord(width),
                shape.places(),
                shape.channels() / width,
                layer.inputType().format().min(),
                layer.isPerChannel() ? layer.entries() : null);
        // Each element of a word looks up in a copy of its own.
        Cost table = Primitives.rom(layer.table().size(), layer.table().format().width());
        return StageCode.ofWidth(
                width,
                page,
                List.of(head.table("table", layer.table())),
                TokenProgram.wordByWord(shape.elements() / width),
                table.times(width));
    }
}
