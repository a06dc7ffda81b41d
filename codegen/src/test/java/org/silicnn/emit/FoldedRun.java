package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Network;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;
import org.silicnn.store.LayerCase;

/**
 * A network, folded so, and images that its C computes one after the other in one process: whatever it keeps from one to
 * the next is seen.
 */
record FoldedRun(String name, Network network, List<Tensor> images, List<Tensor> answers, Foldings foldings) {
    /** Images enough to go round every ring of rows and every half of a buffer. */
    static final int MANY = 100;

    private static final long SEED = 7;

    /** The simulator's answers to images of chance. */
    static FoldedRun of(Network network, int images, Foldings foldings) {
        List<Tensor> inputs = RandomNetwork.images(network.inputType(), images, SEED);
        return new FoldedRun(network.name(), network, inputs, simulated(network, inputs), foldings);
    }

    /** The images of a case with the answers it came with, and as many more as make {@link #MANY}. */
    static FoldedRun of(LayerCase layer, Folding folding) {
        List<Tensor> more = RandomNetwork.images(
                layer.network().inputType(), MANY - layer.images().size(), SEED);
        return new FoldedRun(
                layer.name(),
                layer.network(),
                Stream.concat(layer.images().stream(), more.stream()).toList(),
                Stream.concat(layer.answers().stream(), simulated(layer.network(), more).stream())
                        .toList(),
                Foldings.all(folding));
    }

    private static List<Tensor> simulated(Network network, List<Tensor> images) {
        Simulator simulator = new Simulator(network);
        return images.stream().map(simulator::run).toList();
    }

    /** Compiles the C of all into one program and compares every word that it gives. */
    static void check(Path folder, List<FoldedRun> runs) throws IOException {
        check(new BatchProgram(folder), folder, runs);
    }

    /** The same in this program, which is empty as yet. */
    static void check(BatchProgram program, Path folder, List<FoldedRun> runs) throws IOException {
        for (FoldedRun run : runs) {
            program.add(run.network, run.images, run.foldings);
        }
        Iterator<long[]> actual = program.run().iterator();
        for (FoldedRun run : runs) {
            for (int i = 0; i < run.images.size(); i++) {
                assertThat(actual.next())
                        .as("%s folded %s, image %d, in %s", run.name, run.foldings, i, folder)
                        .isEqualTo(run.answers.get(i).values());
            }
        }
    }
}
