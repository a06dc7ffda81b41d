package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.ConcatPage;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Shape;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;
import org.silicnn.target.Primitives;

final class ConcatCode {
    private ConcatCode() {}

    static StageCode of(FunctionHead head, Concat layer, int width) {
        Shape shape = layer.outputType().shape();
        List<ConcatPage.Source> sources = new ArrayList<>();
        List<Burst> bursts = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < layer.inputs().size(); i++) {
            int end = first + layer.inputTypes().get(i).shape().channels() / width;
            sources.add(new ConcatPage.Source("input" + i, first, end));
            bursts.add(Burst.of(end - first, Access.read(i), Access.write(0)));
            first = end;
        }
        ConcatPage page = new ConcatPage(
                head.title(), head.name(), head.outputWord(width), sources, shape.places(), shape.channels() / width);
        return StageCode.ofWidth(
                width,
                page,
                List.of(),
                TokenProgram.of(new Loop(shape.places(), bursts)),
                Primitives.choice(
                        sources.size(), width * layer.outputType().format().width()));
    }
}
