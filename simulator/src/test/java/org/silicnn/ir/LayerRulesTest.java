package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Window.Axis;

/** What the constructors of layers and networks refuse, and how they say so. */
class LayerRulesTest {
    private static final FixedFormat BYTE = FixedFormat.signed(8, 4);
    private static final TensorType IMAGE = TensorType.fixed(Shape.image(4, 4, 2), BYTE);
    private static final TensorType VECTOR = TensorType.fixed(Shape.vector(3), BYTE);
    private static final Window WINDOW = Window.of(Axis.of(3, 1), Axis.of(3, 1));

    private static void refused(String message, Supplier<?> construction) {
        assertThatThrownBy(construction::get)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(message);
    }

    private static Constant ones(int size) {
        return Constant.of(BYTE, size, i -> 1);
    }

    private static Conv conv(TensorType input, Window window, int groups, int weights, int bias) {
        return Conv.of("c", "x", input, window, groups, ones(weights), ones(bias), 1.0);
    }

    private static TensorType sums(int height, int width, int channels, FixedFormat format, int zeroPoint) {
        return new TensorType(Shape.image(height, width, channels), format, 1.0, zeroPoint);
    }

    @Test
    void windowsSlideOverOneTwoOrThreeAxes() {
        Axis three = Axis.of(3, 1);
        TensorType volume = TensorType.fixed(new Shape(5, 4, 4, 2), BYTE);
        assertThat(conv(IMAGE, new Window(List.of(three)), 1, 6, 1).outputType().shape())
                .isEqualTo(Shape.image(4, 2, 1));
        assertThat(conv(volume, WINDOW, 1, 18, 1).outputType().shape()).isEqualTo(new Shape(5, 2, 2, 1));
        Window cube = new Window(List.of(three, three, three));
        assertThat(conv(volume, cube, 1, 54, 1).outputType().shape()).isEqualTo(new Shape(3, 2, 2, 1));
        assertThat(new MaxPool("p", "x", volume, cube).outputType().shape()).isEqualTo(new Shape(3, 2, 2, 2));
        refused("a window of 3 cells must fit 1 cells padded by 0 and 0", () -> conv(IMAGE, cube, 1, 54, 1));
    }

    @Test
    void convNeedsGroupsThatDivideTheChannels() {
        refused("groups must divide 2 input and 2 output channels, not 0", () -> conv(IMAGE, WINDOW, 0, 36, 2));
        refused("groups must divide 2 input and 3 output channels, not 2", () -> conv(IMAGE, WINDOW, 2, 27, 3));
        refused("groups must divide 2 input and 3 output channels, not 3", () -> conv(IMAGE, WINDOW, 3, 27, 3));
        assertThat(conv(IMAGE, WINDOW, 2, 36, 4).outputType().shape()).isEqualTo(Shape.image(2, 2, 4));
        assertThat(conv(IMAGE, WINDOW, 2, 36, 4).inputChannelsPerGroup()).isEqualTo(1);
        assertThat(conv(IMAGE, WINDOW, 2, 36, 4).outputChannelsPerGroup()).isEqualTo(2);
    }

    @Test
    void weightedLayersNeedAWeightForEveryTap() {
        refused(
                "a layer of 2 output channels with 18 weights each must have 36 weights, not 35",
                () -> conv(IMAGE, WINDOW, 1, 35, 2));
        refused("every extent must be at least 1, not 2x2x0", () -> conv(IMAGE, WINDOW, 1, 0, 0));
        refused(
                "a layer of 2 output channels with 3 weights each must have 6 weights, not 7",
                () -> Dense.of("d", "x", VECTOR, ones(7), ones(2), 1.0));
        refused("every extent must be at least 1, not 0", () -> Dense.of("d", "x", VECTOR, ones(0), ones(0), 1.0));
        refused(
                "a layer of 0 output channels with 3 weights each must have 0 weights, not 0",
                () -> new Dense("d", "x", VECTOR, ones(0), ones(0), VECTOR));
    }

    @Test
    void weightedLayersNeedAnOutputThatHoldsEverySum() {
        FixedFormat proven = conv(IMAGE, WINDOW, 1, 36, 2).outputType().format();
        assertThat(proven).isEqualTo(FixedFormat.signed(13, 8));
        FixedFormat wider = FixedFormat.signed(20, 8);
        assertThat(convInto(sums(2, 2, 2, wider, 0)).outputType().format()).isEqualTo(wider);
        refused("the output must be 2x2x2, not 2x2x1", () -> convInto(sums(2, 2, 1, proven, 0)));
        refused(
                "the accumulator must be signed, at least s13.8 wide, not s12.8",
                () -> convInto(sums(2, 2, 2, FixedFormat.signed(12, 8), 0)));
        refused(
                "the accumulator must be signed, at least s13.8 wide, not u20.8",
                () -> convInto(sums(2, 2, 2, FixedFormat.unsigned(20, 8), 0)));
        refused(
                "the accumulator must be signed, at least s13.8 wide, not s13.7",
                () -> convInto(sums(2, 2, 2, FixedFormat.signed(13, 7), 0)));
        refused("the zero point of an accumulator must be 0, not 1", () -> convInto(sums(2, 2, 2, proven, 1)));
    }

    private static Conv convInto(TensorType output) {
        return new Conv("c", "x", IMAGE, WINDOW, 1, ones(36), ones(2), output);
    }

    @Test
    void maxPoolNeedsARealCellUnderEveryWindow() {
        Axis plain = Axis.of(2, 2);
        assertThat(pool(new Axis(2, 2, 1, 1, 1), plain).outputType()).isEqualTo(IMAGE.withShape(Shape.image(3, 2, 2)));
        refused(
                "every window must cover a real cell, but position 0 lies in the padding",
                () -> pool(new Axis(2, 2, 1, 2, 0), plain));
        refused(
                "every window must cover a real cell, but position 2 lies in the padding",
                () -> pool(plain, new Axis(2, 2, 1, 0, 2)));
    }

    private static MaxPool pool(Axis height, Axis width) {
        return new MaxPool("p", "x", IMAGE, Window.of(height, width));
    }

    private static AveragePool average(TensorType input, boolean countPadding, Axis... axes) {
        return new AveragePool("a", "x", input, new Window(List.of(axes)), countPadding);
    }

    @Test
    void averagesCountInPartsOfTheInputsSteps() {
        Axis same = new Axis(3, 1, 1, 1, 1);
        assertThat(average(IMAGE, false, same, same).counts()).containsExactly(4, 6, 9);
        assertThat(average(IMAGE, false, same, same).outputType())
                .isEqualTo(new TensorType(IMAGE.shape(), FixedFormat.signed(14, 4), 0.0625 / 36, 0));
        assertThat(average(IMAGE, true, same, same).outputType())
                .isEqualTo(new TensorType(IMAGE.shape(), FixedFormat.signed(12, 4), 0.0625 / 9, 0));
        TensorType pixels = new TensorType(IMAGE.shape(), FixedFormat.unsigned(8, 0), 1.0, 0);
        assertThat(average(pixels, false, Axis.of(4, 1), Axis.of(4, 1)).outputType())
                .isEqualTo(new TensorType(Shape.image(1, 1, 2), FixedFormat.signed(13, 0), 1.0 / 16, 0));
    }

    @Test
    void anAverageIsGlobalIfItIsOfEveryCell() {
        Axis whole = new Axis(6, 1, 1, 1, 1);
        assertThat(average(IMAGE, false, whole, Axis.of(4, 1)).isGlobal()).isTrue();
        assertThat(average(IMAGE, false, whole, Axis.of(3, 2)).isGlobal()).isFalse();
        assertThat(average(IMAGE, false, whole, new Axis(2, 4, 3, 0, 0)).isGlobal())
                .isFalse();
        assertThat(average(IMAGE, false, whole, new Axis(4, 1, 1, 1, 0)).isGlobal())
                .isFalse();
    }

    @Test
    void averagesNeedARealCellAndSumsThatFit() {
        Axis outside = new Axis(2, 2, 1, 2, 0);
        refused(
                "every window must cover a real cell, but position 0 lies in the padding",
                () -> average(IMAGE, false, outside, Axis.of(2, 2)));
        assertThat(average(IMAGE, true, outside, Axis.of(2, 2)).unit()).isEqualTo(4);
        TensorType wide = IMAGE.withShape(Shape.image(1, 90, 1));
        Axis half = new Axis(90, 1, 1, 45, 44);
        refused(
                "the numbers of cells that means are of must have a common multiple below 2^63, which those of the window"
                        + " 90 pad 45+44 over 1x90x1 do not",
                () -> average(wide, false, half));
        TensorType sums = TensorType.fixed(Shape.image(4, 4, 2), FixedFormat.signed(62, 0));
        refused(
                "the sums of an average must fit 63 bits, which s62.0 times the common multiple 4 of all numbers of cells"
                        + " does not",
                () -> average(sums, false, Axis.of(2, 2), Axis.of(2, 2)));
    }

    @Test
    void requantizeNeedsOneScaleOrOneForEachChannel() {
        refused(
                "Requantize must have 1 or 3 multipliers and shifts, not 2 and 2",
                () -> requantize(VECTOR, List.of(1, 1), List.of(0, 0), Overflow.SAT, VECTOR));
        refused(
                "Requantize must have 1 or 3 multipliers and shifts, not 3 and 1",
                () -> requantize(VECTOR, List.of(1, 1, 1), List.of(0), Overflow.SAT, VECTOR));
        Requantize each = requantize(VECTOR, List.of(1, 2, 3), List.of(4, 5, 6), Overflow.SAT, VECTOR);
        assertThat(List.of(each.multiplier(2), each.shift(2))).containsExactly(3, 6);
        Requantize one = requantize(VECTOR, List.of(2), List.of(5), Overflow.SAT, VECTOR);
        assertThat(List.of(one.multiplier(2), one.shift(2))).containsExactly(2, 5);
    }

    @Test
    void requantizeNeedsAnOutputThatItCanMake() {
        refused(
                "the output must be 3, not 4x4x2",
                () -> requantize(VECTOR, List.of(1), List.of(0), Overflow.SAT, IMAGE));
        refused(
                "the output must have at most 32 bits, not 33",
                () -> requantizeInto(FixedFormat.signed(33, 0), Overflow.SAT));
        refused(
                "an output under WRAP_SM must be signed, not u8.0",
                () -> requantizeInto(FixedFormat.unsigned(8, 0), Overflow.WRAP_SM));
        assertThat(requantizeInto(FixedFormat.signed(32, 0), Overflow.WRAP_SM)).isNotNull();
    }

    private static Requantize requantizeInto(FixedFormat format, Overflow overflow) {
        TensorType output = TensorType.fixed(VECTOR.shape(), format);
        return requantize(VECTOR, List.of(1), List.of(0), overflow, output);
    }

    private static Requantize requantize(
            TensorType input, List<Integer> multipliers, List<Integer> shifts, Overflow overflow, TensorType output) {
        return new Requantize("r", "x", input, multipliers, shifts, Rounding.RND, overflow, output);
    }

    @Test
    void requantizeNeedsAProductThatFits() {
        scaled(FixedFormat.signed(32, 0), 0, Integer.MAX_VALUE, 62);
        scaled(FixedFormat.signed(63, 0), 0, 1, 0);
        scaled(FixedFormat.signed(32, 0), 0, 1, -31);
        String product = "input times multiplier must fit 63 bits, not ";
        refused(
                product + "s33.0 times 2147483647 shifted by 0",
                () -> scaled(FixedFormat.signed(33, 0), 0, Integer.MAX_VALUE, 0));
        refused(product + "s33.0 times 1 shifted by -31", () -> scaled(FixedFormat.signed(33, 0), 0, 1, -31));
        // A zero point, or no sign, takes one bit more.
        refused(product + "s63.0 times 1 shifted by 0", () -> scaled(FixedFormat.signed(63, 0), 1, 1, 0));
        refused(product + "u62.0 times 2 shifted by 0", () -> scaled(FixedFormat.unsigned(62, 0), 0, 2, 0));
        scaled(FixedFormat.unsigned(62, 0), 0, 1, 0);
        String range = "multiplier must be at least 1 and shift -31..62, not ";
        refused(range + "0 and 0", () -> scaled(BYTE, 0, 0, 0));
        refused(range + "-1 and 0", () -> scaled(BYTE, 0, -1, 0));
        refused(range + "1 and 63", () -> scaled(BYTE, 0, 1, 63));
        refused(range + "1 and -32", () -> scaled(BYTE, 0, 1, -32));
    }

    private static Requantize scaled(FixedFormat input, int zeroPoint, int multiplier, int shift) {
        TensorType type = new TensorType(VECTOR.shape(), input, 1.0, zeroPoint);
        return requantize(type, List.of(multiplier), List.of(shift), Overflow.SAT, VECTOR);
    }

    @Test
    void requantizeByAPowerOfTwoMovesTheBinaryPoint() {
        TensorType input = TensorType.fixed(VECTOR.shape(), FixedFormat.signed(20, 9));
        FixedFormat format = FixedFormat.unsigned(8, 4);
        Requantize layer = Requantize.powerOfTwo("r", "x", input, Rounding.RND_CONV, Overflow.SAT, format);
        assertThat(layer.multipliers()).containsExactly(1);
        assertThat(layer.shifts()).containsExactly(5);
        assertThat(layer.outputType()).isEqualTo(TensorType.fixed(VECTOR.shape(), format));
    }

    @Test
    void aTensorTypeNeedsAScaleAndAZeroPointOfItsFormat() {
        refused("scale must be positive and finite, not 0.0", () -> new TensorType(VECTOR.shape(), BYTE, 0, 0));
        refused("scale must be positive and finite, not -1.0", () -> new TensorType(VECTOR.shape(), BYTE, -1, 0));
        refused(
                "scale must be positive and finite, not Infinity",
                () -> new TensorType(VECTOR.shape(), BYTE, Double.POSITIVE_INFINITY, 0));
        refused("zero point must fit s8.4, not 128", () -> new TensorType(VECTOR.shape(), BYTE, 1, 128));
        assertThat(new TensorType(VECTOR.shape(), BYTE, Double.NaN, 0).scale()).isNaN();
        assertThat(new TensorType(VECTOR.shape(), BYTE, 0.5, 3).real(7)).isEqualTo(2.0);
        assertThat(VECTOR).hasToString("3 s8.4");
    }
}
