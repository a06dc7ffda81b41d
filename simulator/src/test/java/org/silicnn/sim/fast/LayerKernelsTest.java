package org.silicnn.sim.fast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.ArgMax;
import org.silicnn.ir.Arithmetic;
import org.silicnn.ir.AveragePool;
import org.silicnn.ir.Clamp;
import org.silicnn.ir.Concat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.InvalidNetworkException;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Lookup;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Reshape;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.Softmax;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;
import org.silicnn.ir.Window;

/** Every fast kernel but the convolutions' against the reference: images innermost and stacked, narrow numbers and wide. */
class LayerKernelsTest {
    private static final BatchSize ONE_THREAD = new BatchSize(1, 16);
    private static final BatchSize THREADS = new BatchSize(2, 2);
    private static final Shape SHAPE = Shape.image(4, 5, 3);
    /** In floats, with a zero point, and in doubles. */
    private static final List<TensorType> TYPES = List.of(
            new TensorType(SHAPE, FixedFormat.unsigned(8, 0), 1.0, 7),
            TensorType.fixed(SHAPE, FixedFormat.signed(5, 0)),
            new TensorType(SHAPE, FixedFormat.signed(24, 0), 1.0, -3),
            TensorType.fixed(SHAPE, FixedFormat.signed(27, 0)));

    @Test
    void movements() {
        for (TensorType type : TYPES) {
            for (int factor = 1; factor <= 3; factor++) {
                check(new Upsample("up", "image", type, 1, factor, 4 - factor));
                check(new Upsample("up", "image", type, factor, 1, 2));
            }
            for (int pad = 0; pad < 16; pad++) {
                List<Integer> before = List.of(pad & 1, pad >> 1 & 1, pad >> 2 & 1, 2 * (pad >> 3));
                List<Integer> after = List.of(pad >> 3, 2 * (pad & 1), pad >> 1 & 1, pad >> 2 & 1);
                check(new Pad("pad", "image", type, before, after, 5));
            }
            for (int start = 0; start < 8; start++) {
                List<Integer> first = List.of(0, start & 1, start >> 1 & 1, start >> 2);
                check(new Slice("slice", "image", type, first, List.of(1, 2, 3, 1), Shape.image(2, 2, 2)));
                check(new Slice("slice", "image", type, first, List.of(1, 1, 1, 2), Shape.image(3, 4, 1)));
            }
            for (List<Integer> order : permutations(List.of(0, 1, 2))) {
                check(new Transpose("turn", "image", type, List.of(4, 5, 3), order, Shape.image(3, 4, 5)));
                check(new Transpose("turn", "image", type, List.of(2, 10, 3), order, Shape.vector(60)));
            }
            check(new Concat("join", List.of("image", "image"), List.of(type, type)));
        }
    }

    private static List<List<Integer>> permutations(List<Integer> items) {
        if (items.isEmpty()) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (Integer first : items) {
            List<Integer> rest =
                    items.stream().filter(item -> !item.equals(first)).toList();
            for (List<Integer> others : permutations(rest)) {
                List<Integer> one = new ArrayList<>(List.of(first));
                one.addAll(others);
                all.add(one);
            }
        }
        return all;
    }

    /** Kernel x stride x dilation x pads on one axis, others on the other. */
    @Test
    void pools() {
        int checked = 0;
        for (TensorType type : TYPES) {
            for (int code = 0; code < 3 * 3 * 2 * 3 * 3; code++) {
                Window.Axis height =
                        new Window.Axis(1 + code % 3, 1 + code / 3 % 3, 1 + code / 9 % 2, code / 18 % 3, code / 54);
                Window.Axis width = new Window.Axis(1 + code / 18 % 3, 1 + code % 2, 1, code / 54, code % 2);
                Window window = Window.of(height, width);
                checked += ifValid(() -> new MaxPool("pool", "image", type, window));
                checked += ifValid(() -> new AveragePool("pool", "image", type, window, true));
                checked += ifValid(() -> new AveragePool("pool", "image", type, window, false));
            }
            check(new AveragePool("pool", "image", type, Window.of(Window.Axis.of(4, 1), Window.Axis.of(5, 1)), false));
        }
        assertThat(checked).isGreaterThan(1000);
    }

    private static int ifValid(Supplier<Layer> made) {
        Layer layer;
        try {
            layer = made.get();
            layer.outputType();
        } catch (InvalidNetworkException e) {
            assertThat(e).isNotNull();
            return 0;
        }
        check(layer);
        return 1;
    }

    @Test
    void pointwise() {
        SplittableRandom random = new SplittableRandom(4);
        for (TensorType type : TYPES) {
            FixedFormat format = type.format();
            for (int i = 0; i < 8; i++) {
                long a = random.nextLong(format.min(), format.max() + 1);
                long b = random.nextLong(format.min(), format.max() + 1);
                check(new Clamp("clamp", "image", type, Math.min(a, b), Math.max(a, b)));
            }
            for (boolean last : List.of(false, true)) {
                TensorType narrow = TensorType.fixed(Shape.image(3, 4, 9), FixedFormat.signed(2, 0));
                check(new ArgMax("best", "image", narrow, last));
                check(new ArgMax("best", "image", TensorType.fixed(SHAPE, FixedFormat.signed(24, 0)), last));
            }
            if (format.width() <= 8) {
                for (int tables : List.of(1, 3)) {
                    FixedFormat to = FixedFormat.signed(6, 0);
                    TensorType output = new TensorType(SHAPE, to, 1.0, 5);
                    Constant table =
                            Constant.of(to, tables << format.width(), entry -> random.nextLong(to.min(), to.max() + 1));
                    check(new Lookup("table", "image", type, table, output));
                }
            }
        }
    }

    @Test
    void softmax() {
        for (TensorType type : TYPES) {
            if (type.format().width() <= 8) {
                for (double beta : List.of(0.01, 0.1, 1.0)) {
                    check(Softmax.of("shares", "image", type, beta, FixedFormat.signed(8, 0)));
                    check(Softmax.of("shares", "image", type, beta, FixedFormat.unsigned(16, 0)));
                }
            }
        }
    }

    @Test
    void reshapes() {
        for (TensorType type : TYPES) {
            check(new Reshape("flat", "image", type, Shape.vector(60)));
            TensorType moved = new TensorType(Shape.image(2, 10, 3), type.format(), 1.0, type.zeroPoint() + 2);
            check(new Reshape("flat", "image", type, moved));
        }
    }

    /** Operands of one shape, a value a channel, a value a place, and a single one, on either side. */
    @ParameterizedTest
    @EnumSource
    void arithmetic(Arithmetic.Operator operator) {
        for (TensorType type : TYPES) {
            for (Shape small : List.of(SHAPE, Shape.vector(3), Shape.image(4, 5, 1), Shape.vector(1))) {
                Slice part = new Slice("part", "image", type, List.of(0, 0, 0, 0), List.of(1, 1, 1, 1), small);
                check(part, new Arithmetic("sum", operator, "image", type, "part", part.outputType()));
                check(part, new Arithmetic("sum", operator, "part", part.outputType(), "image", type));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void requantizations(Rounding rounding) {
        for (TensorType type : TYPES) {
            for (Overflow overflow : List.of(Overflow.SAT, Overflow.SAT_SYM, Overflow.SAT_ZERO, Overflow.WRAP)) {
                for (int shift = -1; shift <= 9; shift += 2) {
                    TensorType to = new TensorType(SHAPE, FixedFormat.signed(6, 0), 1.0, -4);
                    List<Integer> shifts = List.of(shift, shift + 1, shift + 2);
                    check(new Requantize("narrow", "image", type, List.of(1, 2, 8), shifts, rounding, overflow, to));
                    check(new Requantize("narrow", "image", type, List.of(3), List.of(shift), rounding, overflow, to));
                    List<Integer> multipliers = List.of(1 << 30, (1 << 30) + 12345, Integer.MAX_VALUE);
                    List<Integer> far = List.of(30 + shift, 31 + shift, 33 + shift);
                    check(new Requantize("narrow", "image", type, multipliers, far, rounding, overflow, to));
                }
            }
        }
    }

    private static void check(Layer... layers) {
        TensorType type = layers[0].inputTypes().get(0);
        Network network = new Network("net", "image", type, List.of(layers));
        EngineCheck.all(network, ONE_THREAD, 17);
        EngineCheck.all(network, THREADS, 3);
        assertThat(new FastSimulator(network).engines())
                .as("%s", List.of(layers))
                .noneMatch(engine -> engine.kernel().equals("reference"));
    }
}
