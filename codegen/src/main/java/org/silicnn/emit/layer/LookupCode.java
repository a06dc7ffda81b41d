package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.layer.LookupPage;
import org.silicnn.ir.Lookup;
import org.silicnn.schedule.TokenProgram;

final class LookupCode {
    private LookupCode() {}

    static StageCode of(FunctionHead head, Lookup layer) {
        int elements = layer.inputType().shape().elements();
        int channels = layer.inputType().shape().channels();
        LookupPage page = new LookupPage(
                head.title(),
                head.name(),
                CType.of(layer.inputType().format()).name(),
                head.outputCType(),
                elements / channels,
                channels,
                layer.inputType().format().min(),
                layer.isPerChannel() ? layer.entries() : null);
        return new StageCode(page, List.of(head.table("table", layer.table())), TokenProgram.wordByWord(elements));
    }
}
