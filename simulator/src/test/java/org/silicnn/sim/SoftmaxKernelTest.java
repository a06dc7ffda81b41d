package org.silicnn.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.TensorType;
import org.silicnn.testvectors.TestVectors;

class SoftmaxKernelTest {
    private static final FixedFormat BYTE = FixedFormat.signed(8, 0);

    private static Tensor run(Softmax layer, long[] values) {
        Network network = new Network("net", "x", layer.inputType(), List.of(layer));
        return new Simulator(network).run(new Tensor(layer.inputType(), values));
    }

    private static long[] numbers(String words) {
        return Arrays.stream(words.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    @Test
    void givesTheBitsOfTheTensorFlowLiteReferenceKernel() throws IOException {
        List<String> lines = Files.readAllLines(TestVectors.path("fixed/softmax.csv"));
        assertThat(lines).hasSizeGreaterThan(200);
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            long[] input = numbers(cells[1]);
            TensorType type = new TensorType(Shape.vector(input.length), BYTE, Double.parseDouble(cells[0]), 0);

            assertThat(run(Softmax.of("s", "x", type, 1, BYTE), input).values())
                    .as(line)
                    .isEqualTo(numbers(cells[2]));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 7, 8, 12, 16})
    void isAsFarFromTheRealSoftmaxAsItSays(int inputWidth) {
        for (int seed = 0; seed < 400; seed++) {
            SplittableRandom random = new SplittableRandom(1000L * inputWidth + seed);
            int channels = random.nextInt(1, seed % 20 == 0 ? 4096 : 40);
            FixedFormat format = FixedFormat.signed(inputWidth, 0);
            double scale = Math.exp(random.nextDouble(-9, 1));
            TensorType type = new TensorType(Shape.vector(channels), format, scale, 0);
            int width = random.nextInt(2, 17);
            long reach = Math.max(1, (long) (format.max() * random.nextDouble()));
            long[] values = random.longs(channels, -reach, reach + 1).toArray();
            double beta = random.nextDouble(0.5, 2);

            Tensor shares = run(Softmax.of("s", "x", type, beta, FixedFormat.unsigned(width, 0)), values);

            requireClose(shares, softmax(values, scale * beta), "width " + inputWidth + " seed " + seed);
        }
    }

    private static void requireClose(Tensor shares, double[] wanted, String where) {
        double step = shares.type().scale();
        double bound = step / 2 + (wanted.length + 8) * Math.scalb(1.0, -20);
        for (int i = 0; i < wanted.length; i++) {
            double nearest = Math.min(wanted[i], 1 - step);
            assertThat(Math.abs(shares.type().real(shares.values()[i]) - nearest))
                    .as("%s channel %d", where, i)
                    .isLessThanOrEqualTo(bound);
        }
    }

    private static double[] softmax(long[] values, double scale) {
        long largest = Arrays.stream(values).max().orElseThrow();
        double[] exponentials = Arrays.stream(values)
                .mapToDouble(value -> Math.exp(scale * (value - largest)))
                .toArray();
        double sum = Arrays.stream(exponentials).sum();
        return Arrays.stream(exponentials).map(each -> each / sum).toArray();
    }
}
