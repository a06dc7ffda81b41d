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
    private final Map<String, Integer> withoutIntegers = new TreeMap<>();
    private final List<String> strayed = new ArrayList<>();
    private final List<String> missed = new ArrayList<>();
    private final List<String> crashed = new ArrayList<>();
    private final List<GeneratedRuns.Case> quantized = new ArrayList<>();
    private Map<String, String> differences = Map.of();
    private int passed;
    private int followed;
    private int total;

    /**
     * Runs the whole suite.
     *
     * @param suite the folder {@code onnx/backend/test/data/node} of the Python package onnx
     * @param scratch an empty folder for generated C
     */
    static Scoreboard of(Path suite, Path scratch) throws IOException {
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
        board.differences = GeneratedRuns.differences(board.quantized, scratch);
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
        if (outcome instanceof NodeTest.Passed done) {
            passed++;
            add(test.name(), done.integers());
            return;
        }
        Optional<String> reason = scope.outside(test, outcome);
        if (reason.isPresent()) {
            outside.merge(reason.get(), 1, Integer::sum);
        } else {
            missed.add("`" + test.name() + "`: " + describe(outcome));
        }
    }

    /** Cases whose generated C doesn't compute what the simulator does, with what it does instead. */
    Map<String, String> differences() {
        return differences;
    }

    private void add(String name, FixedRun.Result integers) {
        integers.integers().ifPresent(found -> quantized.add(GeneratedRuns.Case.of(name, found)));
        if (integers instanceof FixedRun.Follows) {
            followed++;
        } else if (integers instanceof FixedRun.Strays strays) {
            String why = scope.farOff(name).map(reason -> " (" + reason + ")").orElse("");
            strayed.add("`" + name + "`: " + strays.difference() + why);
        } else if (integers instanceof FixedRun.NoIntegers none) {
            withoutIntegers.merge(none.reason(), 1, Integer::sum);
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

                ## As integers

                Of those that passed, what is left of them after import is quantised to %d bits where every operator has an
                integer form, and the simulator's answer compared with the float reference's.

                | | tests |
                |---|---:|
                | within %d %% of the largest output | %d |
                | further off | %d |
                | with an operator that has no integer form | %d |

                Further off:

                %s

                Without an integer form:

                | reason | tests |
                |---|---:|
                %s

                ## As generated C

                Each of those that have integers, however near to the floats, is printed as C, compiled with g++ and given
                the suite's image and noise; every word of the answer must be the simulator's.

                | | tests |
                |---|---:|
                | word for word as the simulator | %d |
                | not | %d |

                %s

                ## Not in scope

                | reason | tests |
                |---|---:|
                %s

                [What can be imported](operators.md) lists all operators.
                """.formatted(
                        version,
                        passed,
                        missed.size() + crashed.size(),
                        others,
                        total,
                        list(Stream.concat(crashed.stream(), missed.stream())),
                        FixedRun.BITS,
                        FixedRun.PERCENT,
                        followed,
                        strayed.size(),
                        passed - followed - strayed.size(),
                        list(strayed.stream()),
                        rows(withoutIntegers),
                        quantized.size() - differences.size(),
                        differences.size(),
                        list(differences.entrySet().stream()
                                .map(each -> "`" + each.getKey() + "`: " + Printable.of(each.getValue()))),
                        rows(outside));
    }

    private static String rows(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(each -> "| " + Printable.of(each.getKey()) + " | " + each.getValue() + " |")
                .collect(Collectors.joining("\n"));
    }

    private static String list(Stream<String> lines) {
        String text = lines.map(line -> "- " + line).collect(Collectors.joining("\n"));
        return text.isEmpty() ? "None." : text;
    }
}
