package org.silicnn.emit;

import java.util.List;
import java.util.stream.LongStream;
import org.silicnn.emit.layer.CType;
import org.silicnn.emit.layer.LiteralLines;
import org.silicnn.emit.page.project.GoldenPage;
import org.silicnn.ir.Network;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** Golden vectors: the simulator is asked, nothing is computed here. */
final class GoldenPages {
    private GoldenPages() {}

    static GoldenPage of(Network network, String hash, List<Tensor> images) {
        Simulator simulator = new Simulator(network);
        List<Tensor> scores = images.stream().map(simulator::run).toList();
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
