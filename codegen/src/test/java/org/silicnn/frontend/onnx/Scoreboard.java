package org.silicnn.frontend.onnx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.silicnn.problem.Printable;

/** Runs ONNX's backend node tests and writes how each went. */
final class Scoreboard {
    private final Scope scope = new Scope();
    private final Map<String, Integer> outside = new TreeMap<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> crashed = new ArrayList<>();
    private int passed;
    private int total;

    /** @param suite the folder {@code onnx/backend/test/data/node} of the Python package onnx */
    static Scoreboard of(Path suite) throws IOException {
        Scoreboard board = new Scoreboard();
        List<Path> folders;
        try (Stream<Path> found = Files.list(suite)) {
            folders = found.filter(folder -> Files.exists(folder.resolve("model.onnx")))
                    .sorted()
                    .toList();
        }
        for (Path folder : folders) {
            board.add(NodeTest.read(folder));
        }
        return board;
    }

    /** Cases in scope that didn't come out right, with the reason. */
    List<String> missed() {
        return missed;
    }

    /** Cases that ended in an exception that no user should see. */
    List<String> crashed() {
        return crashed;
    }

    private void add(NodeTest test) {
        total++;
        NodeTest.Outcome outcome;
        try {
            outcome = test.run();
        } catch (RuntimeException e) {
            crashed.add("`" + test.name() + "`: " + e);
            return;
        }
        if (outcome instanceof NodeTest.Passed) {
            passed++;
            return;
        }
        Optional<String> reason = scope.outside(test, outcome);
        if (reason.isPresent()) {
            outside.merge(reason.get(), 1, Integer::sum);
        } else {
            missed.add("`" + test.name() + "`: " + describe(outcome));
        }
    }

    private static String describe(NodeTest.Outcome outcome) {
        String text = outcome instanceof NodeTest.Refused refused
                ? refused.text().lines().findFirst().orElse("").replaceFirst("^[^:]*: ", "")
                : ((NodeTest.Failed) outcome).difference();
        return Printable.of(text);
    }

    /** The page for people. */
    String page(String version) {
        int others = outside.values().stream().mapToInt(Integer::intValue).sum();
        return """
                # Conformance

                Written by `scripts/conformance.sh`; do not edit.

                The backend node tests of ONNX %s, each through import and the float reference, compared with the suite's
                own tolerances (1e-7 + 1e-3 of the answer).

                | | tests |
                |---|---:|
                | passed | %d |
                | in scope and not passed | %d |
                | not in scope | %d |
                | all | %d |

                ## In scope and not passed

                %s

                ## Not in scope

                | reason | tests |
                |---|---:|
                %s

                ## Supported operators

                ONNX: %s
                """.formatted(
                        version,
                        passed,
                        missed.size() + crashed.size(),
                        others,
                        total,
                        list(Stream.concat(crashed.stream(), missed.stream())),
                        outside.entrySet().stream()
                                .map(each -> "| " + each.getKey() + " | " + each.getValue() + " |")
                                .collect(Collectors.joining("\n")),
                        String.join(", ", Operators.words()) + ".");
    }

    private static String list(Stream<String> lines) {
        String text = lines.map(line -> "- " + line).collect(Collectors.joining("\n"));
        return text.isEmpty() ? "None." : text;
    }
}
