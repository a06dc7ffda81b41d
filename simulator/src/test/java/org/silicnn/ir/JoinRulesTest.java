package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Arithmetic.Operator;

/** What layers require that read several tensors, or look at one in another way. */
class JoinRulesTest {
    private static final FixedFormat BYTE = FixedFormat.signed(8, 4);
    private static final TensorType IMAGE = TensorType.fixed(Shape.image(4, 4, 2), BYTE);

    private static void refused(String message, Supplier<?> construction) {
        assertThatThrownBy(construction::get)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(message);
    }

    private static Arithmetic arithmetic(Operator operator, TensorType left, TensorType right) {
        return new Arithmetic("a", operator, "x", left, "y", right);
    }

    private static Arithmetic add(TensorType left, TensorType right) {
        return arithmetic(Operator.ADD, left, right);
    }

    private static Concat concat(TensorType... types) {
        return new Concat("c", List.of(types).stream().map(type -> "x").toList(), List.of(types));
    }

    @Test
    void theSumOfTwoTensorsHoldsEverySum() {
        assertThat(add(IMAGE, IMAGE).outputType()).isEqualTo(TensorType.fixed(IMAGE.shape(), FixedFormat.signed(9, 4)));
        TensorType pixels = new TensorType(IMAGE.shape(), FixedFormat.unsigned(8, 4), IMAGE.scale(), 255);
        assertThat(add(IMAGE, pixels).outputType().format()).isEqualTo(FixedFormat.signed(10, 4));
        assertThat(add(IMAGE, pixels).outputType().zeroPoint()).isZero();
    }

    @Test
    void everyOperatorHasRoomForItsLimits() {
        TensorType pixels = new TensorType(IMAGE.shape(), FixedFormat.unsigned(8, 4), IMAGE.scale(), 3);
        assertThat(arithmetic(Operator.SUBTRACT, IMAGE, pixels).outputType().format())
                .isEqualTo(FixedFormat.signed(10, 4));
        assertThat(arithmetic(Operator.MAXIMUM, IMAGE, pixels).outputType().format())
                .isEqualTo(FixedFormat.signed(9, 4));
        assertThat(arithmetic(Operator.MINIMUM, IMAGE, pixels).outputType().format())
                .isEqualTo(BYTE);
        // -128 times -128 is one more than 15 bits hold.
        assertThat(arithmetic(Operator.MULTIPLY, IMAGE, IMAGE).outputType())
                .isEqualTo(TensorType.fixed(IMAGE.shape(), FixedFormat.signed(16, 8)));
    }

    @Test
    void productsTakeTwoScales() {
        TensorType other = new TensorType(IMAGE.shape(), FixedFormat.unsigned(4, 0), 0.3, 5);
        TensorType product = arithmetic(Operator.MULTIPLY, IMAGE, other).outputType();
        assertThat(product.scale()).isEqualTo(0.3 / 16);
        assertThat(product.format()).isEqualTo(FixedFormat.signed(12, 4));
    }

    @Test
    void oneOperandMayBeAValueAChannelOrAValueAPlace() {
        TensorType channels = IMAGE.withShape(Shape.vector(2));
        TensorType places = IMAGE.withShape(Shape.image(4, 4, 1));
        TensorType one = IMAGE.withShape(Shape.vector(1));
        for (TensorType small : List.of(channels, places, one)) {
            assertThat(add(IMAGE, small).outputType().shape()).isEqualTo(IMAGE.shape());
            assertThat(add(small, IMAGE).outputType().shape()).isEqualTo(IMAGE.shape());
        }
        String rule = "operands must have one shape, or one of them a value a channel or a value a place, not ";
        refused(rule + "2 and 4x4x1", () -> add(channels, places));
        refused(rule + "4x4x2 and 1x4x2", () -> add(IMAGE, IMAGE.withShape(Shape.image(1, 4, 2))));
        refused(rule + "4x4x2 and 3", () -> add(IMAGE, IMAGE.withShape(Shape.vector(3))));
    }

    @Test
    void sumsNeedOneScaleAndRoom() {
        String rule = "ADD must read two tensors of one scale, not 4x4x2 s8.4 in steps of 0.0625 and 4x4x2 ";
        refused(
                rule + "s8.5 in steps of 0.03125",
                () -> add(IMAGE, TensorType.fixed(IMAGE.shape(), FixedFormat.signed(8, 5))));
        refused(rule + "s8.4 in steps of 0.3", () -> add(IMAGE, new TensorType(IMAGE.shape(), BYTE, 0.3, 0)));
        TensorType wide = TensorType.fixed(IMAGE.shape(), FixedFormat.signed(62, 4));
        refused("ADD must read tensors of at most 61 bits, not 62", () -> add(IMAGE, wide));
        TensorType half = TensorType.fixed(IMAGE.shape(), FixedFormat.signed(32, 4));
        assertThat(arithmetic(Operator.MULTIPLY, half, TensorType.fixed(IMAGE.shape(), FixedFormat.signed(31, 4)))
                        .outputType()
                        .format())
                .isEqualTo(FixedFormat.signed(63, 8));
        refused("MULTIPLY of s32.4 and s32.4 must fit 63 bits", () -> arithmetic(Operator.MULTIPLY, half, half));
    }

    @Test
    void concatNeedsTensorsThatDifferInChannelsAlone() {
        TensorType three = IMAGE.withShape(Shape.image(4, 4, 3));
        assertThat(concat(IMAGE, three, IMAGE).outputType().shape()).isEqualTo(Shape.image(4, 4, 7));
        String known =
                "Concat must read tensors that differ in channels alone, not 4x4x2 s8.4 in steps of 0.0625 with zero"
                        + " point 0 and ";
        refused(
                known + "4x3x2 s8.4 in steps of 0.0625 with zero point 0",
                () -> concat(IMAGE, IMAGE.withShape(Shape.image(4, 3, 2))));
        refused(
                known + "4x4x2 s8.4 in steps of 0.0625 with zero point 1",
                () -> concat(IMAGE, new TensorType(IMAGE.shape(), BYTE, IMAGE.scale(), 1)));
        refused(
                known + "4x4x2 s8.4 in steps of 0.5 with zero point 0",
                () -> concat(IMAGE, new TensorType(IMAGE.shape(), BYTE, 0.5, 0)));
        refused("Concat must read at least one tensor of a known type, not 0 of 0", () -> concat());
    }

    @Test
    void aReshapeKeepsEveryElement() {
        assertThat(new Reshape("r", "x", IMAGE, Shape.vector(32)).outputType())
                .isEqualTo(IMAGE.withShape(Shape.vector(32)));
        refused(
                "a reshape of 4x4x2 must keep its 32 elements, not make 31",
                () -> new Reshape("r", "x", IMAGE, Shape.vector(31)));
    }

    @Test
    void aReshapeMayReadTheStoredIntegersInAnotherWay() {
        TensorType raw = new TensorType(Shape.vector(32), FixedFormat.signed(8, 0), 0.5, -3);
        assertThat(new Reshape("r", "x", IMAGE, raw).outputType()).isEqualTo(raw);
        refused(
                "a reshape must keep the width and sign of s8.4, not make u8.4",
                () -> new Reshape("r", "x", IMAGE, TensorType.fixed(IMAGE.shape(), FixedFormat.unsigned(8, 4))));
        refused(
                "a reshape must keep the width and sign of s8.4, not make s9.4",
                () -> new Reshape("r", "x", IMAGE, TensorType.fixed(IMAGE.shape(), FixedFormat.signed(9, 0))));
    }
}
