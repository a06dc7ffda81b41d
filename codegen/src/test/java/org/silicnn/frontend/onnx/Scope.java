package org.silicnn.frontend.onnx;

import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Which of the suite's cases say something about a trained net for pictures, and why the others don't. */
final class Scope {
    /** What a refusal says about scope, by the problem's code. */
    private static final Map<String, String> BY_PROBLEM = Map.of(
            "S114", "another set of operators (ai.onnx.ml, training)",
            "S115", "operators of a version older than 7",
            "S152", "arithmetic on integers: images are cast to float first",
            "S165", "element types of 4 or 8 bit floats, text, sequences");

    private static final String BY_NAME = "cases ";
    private static final String INTEGERS = "integers ";

    private static final Set<DataType> FLOATS =
            Set.of(DataType.FLOAT, DataType.DOUBLE, DataType.FLOAT16, DataType.BFLOAT16);

    /** Operator to reason. */
    private final Map<String, String> operators = new TreeMap<>();

    /** Part of a case's name to reason. */
    private final Map<String, String> names = new TreeMap<>();

    /** Part of a case's name to the reason why its integers can't follow the floats. */
    private final Map<String, String> farOff = new TreeMap<>();

    Scope() {
        for (String line : lines()) {
            String[] halves = line.split(": ", 2);
            if (halves[0].startsWith(BY_NAME)) {
                put(names, halves[0].substring(BY_NAME.length()), halves[1]);
            } else if (halves[0].startsWith(INTEGERS)) {
                put(farOff, halves[0].substring(INTEGERS.length()), halves[1]);
            } else {
                put(operators, halves[0], halves[1]);
            }
        }
    }

    private static void put(Map<String, String> reasons, String words, String reason) {
        for (String word : words.split(" ", -1)) {
            reasons.put(word, reason);
        }
    }

    private static List<String> lines() {
        try (InputStream in = Objects.requireNonNull(Scope.class.getResourceAsStream("out-of-scope.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> line.contains(": "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Why a case's integers can't be expected to follow its floats. */
    Optional<String> farOff(String name) {
        return farOff.entrySet().stream()
                .filter(each -> name.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Why a case that didn't pass isn't expected to; empty if it is. */
    Optional<String> outside(NodeTest test, NodeTest.Outcome outcome) {
        for (NodeProto node : test.model().getGraph().getNodeList()) {
            String reason = operators.get(node.getOpType());
            if (reason != null) {
                return Optional.of(reason);
            }
        }
        for (Map.Entry<String, String> name : names.entrySet()) {
            if (test.name().contains(name.getKey())) {
                return Optional.of(name.getValue());
            }
        }
        if (outcome instanceof NodeTest.Refused refused && BY_PROBLEM.containsKey(refused.code())) {
            return Optional.of(BY_PROBLEM.get(refused.code()));
        }
        boolean floats = test.inputs().stream()
                .map(input -> DataType.forNumber(input.getDataType()))
                .anyMatch(type -> type != null && FLOATS.contains(type));
        return floats
                ? Optional.empty()
                : Optional.of("no image, but integers, truth values, text, sequences or one number");
    }
}
