package org.silicnn.sim.fast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;
import org.silicnn.sim.Tensor;

/** The compiled network against the reference kernels, bit for bit. */
class FastSimulatorTest {
    private static final BatchSize ONE_THREAD = new BatchSize(1, 256);

    /** Kernel x stride x dilation x pads x groups x extents: all of the small ones. */
    @Test
    void everySmallConvolution() {
        assertThat(EngineCheck.smallConvolutions(ONE_THREAD, 3)).isGreaterThan(150);
    }

    /** Sums of 16-bit numbers don't fit a float, those of 32-bit numbers not even a double. */
    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 16, 20, 24, 31})
    void widthsThatFitFloatsDoublesAndNeither(int bits) {
        for (int weightBits : List.of(2, 8, 16, 28)) {
            SplittableRandom random = new SplittableRandom(bits);
            TensorType type = TensorType.fixed(Shape.image(6, 6, 3), FixedFormat.signed(bits, 0));
            Window.Axis axis = new Window.Axis(3, 1, 1, 1, 1);
            Conv conv = EngineCheck.conv(random, "conv", "image", type, Window.of(axis, axis), 1, 5, weightBits);
            int spread = conv.outputType().format().width() - bits;
            TensorType narrow = type.withShape(conv.outputType().shape());
            Requantize back = new Requantize(
                    "back",
                    "conv",
                    conv.outputType(),
                    List.of(1, 2, 1, 1, 1),
                    List.of(spread, spread, spread + 1, spread + 2, 1),
                    Rounding.RND_INF,
                    Overflow.SAT,
                    narrow);
            MaxPool pool = new MaxPool("pool", "back", narrow, Window.of(axis, axis));
            Arithmetic add = new Arithmetic("add", Arithmetic.Operator.ADD, "back", narrow, "pool", narrow);
            EngineCheck.all(new Network("net", "image", type, List.of(conv, back, pool, add)), ONE_THREAD, 2);
        }
    }

    /** Images side by side and one behind the other, split over threads or not. */
    @ParameterizedTest
    @EnumSource
    void sumsThatDontFitFloatsOfProductsThatDo(Rounding rounding) {
        for (int bits : List.of(8, 9)) {
            for (Network network : EngineCheck.wideSums(rounding, bits)) {
                EngineCheck.all(network, new BatchSize(2, 16), 3);
                EngineCheck.all(network, ONE_THREAD, 17);
                assertThat(new FastSimulator(network).engines())
                        .as("%s", network)
                        .allMatch(engine -> engine.kernel().startsWith("float, sums in doubles"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 33, 300})
    void anyNumberOfImagesInOrder(int images) {
        Network network = EngineCheck.net(Window.of(new Window.Axis(3, 2, 1, 1, 1), new Window.Axis(3, 1, 1, 1, 1)), 7);
        for (BatchSize size : List.of(ONE_THREAD, new BatchSize(3, 256), new BatchSize(2, 4), new BatchSize(1, 1))) {
            EngineCheck.all(network, size, images);
        }
    }

    /** Enough work for one batch that its layers are spread over threads. */
    @Test
    void aFewLargeImagesAreSplit() {
        SplittableRandom random = new SplittableRandom(3);
        TensorType type = TensorType.fixed(Shape.image(33, 31, 16), FixedFormat.signed(8, 0));
        Window.Axis axis = new Window.Axis(3, 1, 1, 1, 1);
        Conv conv = EngineCheck.conv(random, "conv", "image", type, Window.of(axis, axis), 1, 9, 8);
        Network network = new Network("net", "image", type, List.of(conv));
        EngineCheck.all(network, new BatchSize(3, 256), 2);
        assertThat(new FastSimulator(network, new BatchSize(3, 256)).run(List.of()))
                .isEmpty();
    }

    /** An output that is read again, a sum with two readers, a tensor that nobody reads. */
    @Test
    void joinsOnlyWhatOneLayerReads() {
        TensorType type = TensorType.fixed(Shape.vector(3), FixedFormat.signed(8, 0));
        SplittableRandom random = new SplittableRandom(1);
        Constant weights = Constant.of(FixedFormat.signed(8, 0), 9, i -> random.nextLong(-128, 128));
        Constant bias = Constant.of(FixedFormat.signed(8, 0), 3, i -> random.nextLong(-128, 128));
        Dense sums = Dense.of("sums", "image", type, weights, bias, 1.0);
        List<Layer> layers = List.of(
                sums,
                narrow("a", sums),
                narrow("b", sums),
                Dense.of("unread", "a", type, weights, bias, 1.0),
                Dense.of("last", "b", type, weights, bias, 1.0));
        EngineCheck.all(new Network("net", "image", type, layers), ONE_THREAD, 5);
    }

    private static Requantize narrow(String name, Dense sums) {
        return new Requantize(
                name,
                "sums",
                sums.outputType(),
                List.of(1),
                List.of(9),
                Rounding.RND,
                Overflow.SAT,
                TensorType.fixed(Shape.vector(3), FixedFormat.signed(8, 0)));
    }

    @Test
    void refusesAnImageOfAnotherType() {
        Network network = EngineCheck.net(Window.of(Window.Axis.NONE, Window.Axis.NONE), 1);
        TensorType type = TensorType.fixed(Shape.vector(3), FixedFormat.signed(8, 0));
        assertThatThrownBy(() -> new FastSimulator(network).run(new Tensor(type, new long[3])))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith("the image must be 5x4x");
    }
}
