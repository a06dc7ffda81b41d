package org.silicnn.frontend.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.silicnn.emit.BatchProgram;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.UserException;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** Compares the generated C of many networks with the simulator, word for word. */
final class GeneratedRuns {
    private static final int NETWORKS_A_PROGRAM = 32;
    private static final int NOISE_IMAGES = 4;
    private static final List<Folding> FOLDINGS = List.of(Folding.SERIAL, new Folding(2, 3));

    private final Path folder;
    private final Map<String, String> differences = new TreeMap<>();
    private int programs;

    private GeneratedRuns(Path folder) {
        this.folder = folder;
    }

    /** A network and what it is given, besides noise. */
    record Case(String name, Network network, List<Tensor> images, Folding folding) {
        static Case of(String name, FixedRun.Integers integers) {
            Network network = integers.network();
            TensorType type = network.inputType();
            List<Tensor> images = new ArrayList<>();
            integers.images().forEach(image -> images.add(new Tensor(type, image)));
            SplittableRandom random = new SplittableRandom(name.hashCode());
            for (int i = 0; i < NOISE_IMAGES; i++) {
                long[] noise = random.longs(
                                type.shape().elements(),
                                type.format().min(),
                                type.format().max() + 1)
                        .toArray();
                images.add(new Tensor(type, noise));
            }
            return new Case(name, network, images, FOLDINGS.get(random.nextInt(FOLDINGS.size())));
        }
    }

    /** By case, in what the C differs or why there is none; empty if all is equal. */
    static Map<String, String> differences(List<Case> cases, Path folder) throws IOException {
        GeneratedRuns runs = new GeneratedRuns(folder);
        for (int from = 0; from < cases.size(); from += NETWORKS_A_PROGRAM) {
            runs.compare(cases.subList(from, Math.min(cases.size(), from + NETWORKS_A_PROGRAM)));
        }
        return runs.differences;
    }

    /** In one program; if that can't be built or ends early, in two with half of the cases each, to find out why. */
    private void compare(List<Case> cases) throws IOException {
        List<long[]> answers;
        try {
            answers = answers(cases);
        } catch (UserException | AssertionError e) {
            if (cases.size() == 1) {
                differences.put(
                        cases.get(0).name(),
                        String.valueOf(e.getMessage()).lines().limit(2).toList().toString());
                return;
            }
            compare(cases.subList(0, cases.size() / 2));
            compare(cases.subList(cases.size() / 2, cases.size()));
            return;
        }
        int at = 0;
        for (Case each : cases) {
            Simulator simulator = new Simulator(each.network());
            for (Tensor image : each.images()) {
                long[] wanted = simulator.run(image).values();
                int word = Arrays.mismatch(wanted, answers.get(at));
                if (word >= 0) {
                    differences.putIfAbsent(
                            each.name(), "word " + word + " is " + answers.get(at)[word] + ", not " + wanted[word]);
                }
                at++;
            }
        }
    }

    private List<long[]> answers(List<Case> cases) throws IOException {
        BatchProgram program = new BatchProgram(Files.createDirectory(folder.resolve("program" + programs++)));
        for (Case each : cases) {
            program.add(each.network(), each.images(), Foldings.all(each.folding()));
        }
        return program.run();
    }
}
