package org.silicnn.sim.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;

/** The kernels around {@link VectorLoops}, and those loops in a JVM that has them, against the reference. */
class VectorKernelsTest {
    @AfterEach
    void reset() {
        VectorEngine.use(null);
    }

    @ParameterizedTest
    @CsvSource({"16, 4", "8, 2", "4, 4"})
    void anyShapeOfVector(int width, int columns) {
        VectorEngine.use(new ScalarLoops(width, columns));
        checkEverything();
    }

    /** A JVM of its own: one started without the export stays without. */
    @Test
    void theVectorApi() throws IOException, InterruptedException {
        assumeThat(getClass().getResource("IncubatorLoops.class"))
                .as("the loops are compiled by Maven alone")
                .isNotNull();
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + File.separator + "bin" + File.separator + "java",
                        "--add-exports",
                        "java.base/jdk.internal.module=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        VectorKernelsTest.class.getName())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }

    /** What the JVM of its own runs. */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        VectorEngine.use(VectorEngine.find());
        checkEverything();
    }

    private static void checkEverything() {
        EngineCheck.smallConvolutions(new BatchSize(1, 32), 17);
        for (Rounding rounding : Rounding.values()) {
            EngineCheck.all(depthwise(rounding, 3), new BatchSize(2, 16), 18);
            EngineCheck.all(depthwise(rounding, 4), new BatchSize(1, 16), 3);
        }
    }

    /** Nine taps and more, strides that aren't one, more channels than are copied together. */
    private static Network depthwise(Rounding rounding, int kernel) {
        SplittableRandom random = new SplittableRandom(kernel);
        TensorType type = TensorType.fixed(Shape.image(9, 7, 37), FixedFormat.signed(8, 0));
        Window.Axis axis = new Window.Axis(kernel, kernel - 2, 1, 1, 2);
        Conv conv = EngineCheck.conv(random, "conv", "image", type, Window.of(axis, axis), 37, 37, 8);
        Requantize narrow = Requantize.powerOfTwo(
                "narrow", "conv", conv.outputType(), rounding, Overflow.SAT, FixedFormat.signed(8, -9));
        return new Network("net", "image", type, List.of(conv, narrow));
    }
}
