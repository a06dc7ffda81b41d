package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.emit.page.layer.ConcatPage;
import org.silicnn.ir.Concat;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

final class ConcatCode {
    private ConcatCode() {}

    static StageCode of(FunctionHead head, Concat layer) {
        int channels = layer.outputType().shape().channels();
        int places = layer.outputType().shape().elements() / channels;
        List<ConcatPage.Source> sources = new ArrayList<>();
        List<Burst> bursts = new ArrayList<>();
        int first = 0;
        for (int i = 0; i < layer.inputs().size(); i++) {
            int end = first + layer.inputTypes().get(i).shape().channels();
            sources.add(new ConcatPage.Source("input" + i, first, end));
            bursts.add(Burst.of(end - first, Access.read(i), Access.write(0)));
            first = end;
        }
        return new StageCode(
                new ConcatPage(head.title(), head.name(), head.outputCType(), sources, places, channels),
                List.of(),
                TokenProgram.of(new Loop(places, bursts)));
    }
}
