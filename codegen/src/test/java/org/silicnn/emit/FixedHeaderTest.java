package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.emit.layer.Requantization;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.FixedPoint;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Requantize;
import org.silicnn.testvectors.TestVectors;

/** {@code silicnn_fixed.h} against the Java rules, under the sanitizers: what overflows inside the C stops the program. */
class FixedHeaderTest {
    private static final int SUMS = 256;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static HeaderProgram program;

    @BeforeAll
    static void compile() throws IOException {
        program = HeaderProgram.compile(folder);
    }

    @Test
    void findsEveryKnownAnswer() throws IOException {
        List<String> lines = Files.readAllLines(TestVectors.path("fixed/requantize.csv"));
        List<String> rows = lines.subList(1, lines.size());

        List<Long> actual = program.rows("int64", rows);

        for (int i = 0; i < rows.size(); i++) {
            assertThat(actual.get(i))
                    .as(rows.get(i))
                    .isEqualTo(Long.parseLong(rows.get(i).split(",", -1)[7]));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"int32", "int64"})
    void agreesOnEverySmallNumber(String type) throws IOException {
        byte[] actual = program.all(type);

        int at = 0;
        for (Rounding rounding : Rounding.values()) {
            for (Overflow overflow : Overflow.values()) {
                for (FixedFormat to : smallFormats(overflow)) {
                    for (int zeroPoint = 0; zeroPoint <= 3; zeroPoint += 3) {
                        at = check(actual, at, 1, -2, 10, zeroPoint, rounding, overflow, to);
                        at = check(actual, at, 3, -2, 10, zeroPoint, rounding, overflow, to);
                        if (type.equals("int64")) {
                            at = check(actual, at, 0x40000000, 29, 38, zeroPoint, rounding, overflow, to);
                            at = check(actual, at, 0x7fffffff, 29, 38, zeroPoint, rounding, overflow, to);
                        }
                    }
                }
            }
        }
        assertThat(actual).hasSize(at);
    }

    private static List<FixedFormat> smallFormats(Overflow overflow) {
        List<FixedFormat> formats = new ArrayList<>();
        for (int width = 1; width <= 6; width++) {
            formats.add(FixedFormat.unsigned(width, 0));
            formats.add(FixedFormat.signed(width, 0));
        }
        return formats.stream().filter(overflow::supports).toList();
    }

    /** Compares a block of bytes; returns where the next one begins. */
    private static int check(
            byte[] actual,
            int start,
            int multiplier,
            int firstShift,
            int lastShift,
            int zeroPoint,
            Rounding rounding,
            Overflow overflow,
            FixedFormat to) {
        int at = start;
        for (int shift = firstShift; shift <= lastShift; shift++) {
            for (int sum = -SUMS / 2; sum < SUMS / 2; sum++) {
                long expected = FixedPoint.requantize(sum, multiplier, shift, zeroPoint, rounding, overflow, to);
                if (actual[at++] != expected) {
                    assertThat(actual[at - 1])
                            .as(
                                    "%d * %d / 2^%d + %d, %s %s into %s",
                                    sum, multiplier, shift, zeroPoint, rounding, overflow, to)
                            .isEqualTo((byte) expected);
                }
            }
        }
        return at;
    }

    @Test
    void agreesOnWideNumbersInTheTypeThatTheGeneratorChooses() throws IOException {
        long seed = 31;
        SplittableRandom random = new SplittableRandom(seed);
        List<RequantizeRow> wide = new ArrayList<>();
        List<RequantizeRow> narrow = new ArrayList<>();
        for (int i = 0; i < 12_000; i++) {
            Requantize layer = RequantizeRow.randomLayer(random, i % 2 == 0);
            List<RequantizeRow> rows = RequantizeRow.of(layer, random);
            wide.addAll(rows);
            if (Requantization.isNarrow(layer)) {
                narrow.addAll(rows);
            }
        }
        assertThat(narrow).hasSizeGreaterThan(20_000);

        check(program.rows("int64", RequantizeRow.lines(wide)), wide, seed);
        check(program.rows("int32", RequantizeRow.lines(narrow)), narrow, seed);
    }

    private static void check(List<Long> actual, List<RequantizeRow> rows, long seed) {
        for (int i = 0; i < rows.size(); i++) {
            assertThat(actual.get(i))
                    .as("%s, seed %d", rows.get(i), seed)
                    .isEqualTo(rows.get(i).result());
        }
    }
}
