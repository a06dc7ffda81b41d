package org.silicnn.emit;

import java.util.List;
import java.util.stream.LongStream;
import org.silicnn.emit.layer.CType;
import org.silicnn.emit.layer.LiteralLines;
import org.silicnn.emit.page.project.GoldenPage;
import org.silicnn.ir.Network;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.fast.FastSimulator;

/** Golden vectors: the simulator is asked, nothing is computed here. */
final class GoldenPages {
    private GoldenPages() {}

    static GoldenPage of(Network network, String hash, List<Tensor> images) {
        List<Tensor> scores = new FastSimulator(network).run(images);
        // A C array has at least one element.
        long[] inputs = images.isEmpty() ? new long[1] : join(images);
        long[] outputs = images.isEmpty() ? new long[1] : join(scores);
        return new GoldenPage(
                hash,
                images.size(),
                CType.of(network.inputType().format()).name(),
                inputs.length,
                LiteralLines.of(inputs),
                CType.of(network.outputType().format()).name(),
                outputs.length,
                LiteralLines.of(outputs));
    }

    private static long[] join(List<Tensor> tensors) {
        return tensors.stream()
                .flatMapToLong(tensor -> LongStream.of(tensor.values()))
                .toArray();
    }
}
