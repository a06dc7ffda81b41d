package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;

/** What the layers refuse that look at one place, and how they say so. */
class PointwiseRulesTest {
    private static final FixedFormat BYTE = FixedFormat.signed(8, 4);
    private static final FixedFormat NIBBLE = FixedFormat.unsigned(4, 2);
    private static final TensorType IMAGE = TensorType.fixed(Shape.image(4, 4, 3), NIBBLE);
    private static final TensorType BYTES = TensorType.fixed(Shape.image(4, 4, 3), BYTE);

    private static void refused(String message, Supplier<?> construction) {
        assertThatThrownBy(construction::get)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(message);
    }

    private static Lookup lookup(TensorType input, int entries, TensorType output) {
        return new Lookup("l", "x", input, Constant.of(BYTE, entries, i -> 1), output);
    }

    @Test
    void lookupNeedsATableForAllChannelsOrOneForEach() {
        assertThat(lookup(IMAGE, 16, BYTES).isPerChannel()).isFalse();
        assertThat(lookup(IMAGE, 48, BYTES).isPerChannel()).isTrue();
        refused("Lookup must have 16 or 48 entries, not 32", () -> lookup(IMAGE, 32, BYTES));
        refused("Lookup must have 16 or 48 entries, not 15", () -> lookup(IMAGE, 15, BYTES));
    }

    @Test
    void lookupNeedsAnInputNarrowEnoughForATable() {
        TensorType widest = TensorType.fixed(IMAGE.shape(), FixedFormat.signed(16, 0));
        TensorType wider = TensorType.fixed(IMAGE.shape(), FixedFormat.signed(17, 0));
        assertThat(lookup(widest, 1 << 16, BYTES).entries()).isEqualTo(65536);
        refused("Lookup must read a tensor of at most 16 bits, not 17", () -> lookup(wider, 1 << 17, BYTES));
    }

    @Test
    void lookupNeedsEntriesOfTheOutput() {
        TensorType vector = TensorType.fixed(Shape.vector(48), BYTE);
        refused("the entries must be stored as the output, u4.2, not s8.4", () -> lookup(IMAGE, 16, IMAGE));
        refused("the output must be 4x4x3, not 48", () -> lookup(IMAGE, 16, vector));
    }

    @Test
    void clampNeedsLimitsOfItsFormat() {
        assertThat(new Clamp("c", "x", BYTES, -128, 127).outputType()).isEqualTo(BYTES);
        refused("limits must rise and fit s8.4, not be 3 and 2", () -> new Clamp("c", "x", BYTES, 3, 2));
        refused("limits must rise and fit s8.4, not be -129 and 2", () -> new Clamp("c", "x", BYTES, -129, 2));
        refused("limits must rise and fit s8.4, not be 0 and 128", () -> new Clamp("c", "x", BYTES, 0, 128));
    }

    @Test
    void argMaxCountsChannelsInTheFewestBits() {
        assertThat(argMax(1).outputType()).isEqualTo(numbers(1));
        assertThat(argMax(2).outputType()).isEqualTo(numbers(1));
        assertThat(argMax(3).outputType()).isEqualTo(numbers(2));
        assertThat(argMax(256).outputType()).isEqualTo(numbers(8));
        assertThat(argMax(257).outputType()).isEqualTo(numbers(9));
    }

    private static ArgMax argMax(int channels) {
        return new ArgMax("a", "x", TensorType.fixed(Shape.image(2, 3, channels), BYTE), false);
    }

    private static TensorType numbers(int width) {
        return TensorType.fixed(Shape.image(2, 3, 1), FixedFormat.unsigned(width, 0));
    }

    private static Softmax softmax(TensorType input, FixedFormat output) {
        return Softmax.of("s", "x", input, 1, output);
    }

    @Test
    void softmaxMakesSharesOfOne() {
        Softmax layer = softmax(BYTES, BYTE);
        assertThat(layer.outputType())
                .isEqualTo(new TensorType(BYTES.shape(), FixedFormat.signed(8, 8), 1 / 256.0, -128));
        assertThat(layer.exponentials().get(0)).isEqualTo(Integer.MAX_VALUE);
        assertThat(layer.exponentials().size()).isEqualTo(249);
        TensorType coarse = TensorType.fixed(BYTES.shape(), FixedFormat.signed(8, 0));
        assertThat(softmax(coarse, BYTE).exponentials().size()).isEqualTo(16);
    }

    @Test
    void softmaxNeedsAnInputThatItsSumHolds() {
        TensorType wide = TensorType.fixed(BYTES.shape(), FixedFormat.signed(17, 4));
        TensorType many = BYTES.withShape(Shape.vector(4096));
        TensorType fine = TensorType.fixed(BYTES.shape(), FixedFormat.signed(8, 26));
        refused("Softmax must read a tensor of at most 16 bits, not 17", () -> softmax(wide, BYTE));
        refused("Softmax must read at most 4095 channels, not 4096", () -> softmax(many, BYTE));
        refused(
                "the steps of Softmax's input must be above 2^-26, not " + Math.scalb(1.0, -26),
                () -> softmax(fine, BYTE));
        refused(
                "the output must be 4x4x3 of at most 16 bits, its least integer 0, its steps 2^-17, not 4x4x3 u17.17 in"
                        + " steps of " + Math.scalb(1.0, -17) + " with zero point 0",
                () -> softmax(BYTES, FixedFormat.unsigned(17, 0)));
    }

    @Test
    void softmaxNeedsExponentialsThatStartWithOne() {
        TensorType shares = softmax(BYTES, BYTE).outputType();
        Constant half = Constant.of(Softmax.EXPONENTIAL, 1L << 30);
        Constant none = Constant.of(Softmax.EXPONENTIAL);
        Constant bytes = Constant.of(BYTE, 127);
        for (Constant table : new Constant[] {half, none, bytes}) {
            refused(
                    "Softmax must have 1 to 256 exponentials of u31.31 that start with 1, not " + table,
                    () -> new Softmax("s", "x", BYTES, table, shares));
        }
    }
}
