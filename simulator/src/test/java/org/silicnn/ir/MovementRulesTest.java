package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;

/** What layers require that move elements. */
class MovementRulesTest {
    private static final TensorType IMAGE = TensorType.fixed(Shape.image(4, 6, 8), FixedFormat.signed(8, 4));
    private static final List<Integer> NONE = List.of(0, 0, 0, 0);
    private static final List<Integer> ONES = List.of(1, 1, 1, 1);

    private static void refused(String message, Supplier<?> construction) {
        assertThatThrownBy(construction::get)
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(message);
    }

    private static Slice slice(List<Integer> start, List<Integer> step, Shape shape) {
        return new Slice("s", "x", IMAGE, start, step, shape);
    }

    @Test
    void aSliceGoesForwardsAndStaysInside() {
        Shape part = Shape.image(2, 3, 8);
        assertThat(slice(List.of(0, 1, 1, 0), List.of(1, 2, 2, 1), part).outputType())
                .isEqualTo(IMAGE.withShape(part));
        String rule = "a slice of 4x6x8 must go forwards and stay inside, not start at ";
        refused(
                rule + "[0, 3, 1, 0] and take 2x3x8 in steps of [1, 1, 1, 1]",
                () -> slice(List.of(0, 3, 1, 0), ONES, part));
        refused(
                rule + "[0, 3, 0, 0] and take 2x3x8 in steps of [1, -1, 1, 1]",
                () -> slice(List.of(0, 3, 0, 0), List.of(1, -1, 1, 1), part));
        refused(
                rule + "[0, 0, -1, 0] and take 2x3x8 in steps of [1, 1, 1, 1]",
                () -> slice(List.of(0, 0, -1, 0), ONES, part));
        refused(
                "a slice must have a number for each of four axes, not [0] and [1, 1, 1, 1]",
                () -> slice(List.of(0), ONES, part));
    }

    private static Pad pad(List<Integer> before, List<Integer> after, int value) {
        return new Pad("p", "x", IMAGE, before, after, value);
    }

    @Test
    void padsAreNotNegativeAndHoldAValueOfTheFormat() {
        assertThat(pad(List.of(0, 1, 2, 0), List.of(0, 0, 1, 3), -128).outputType())
                .isEqualTo(IMAGE.withShape(Shape.image(5, 9, 11)));
        refused(
                "pads must be at least 0, not [0, -1, 0, 0] and [0, 0, 0, 0]",
                () -> pad(List.of(0, -1, 0, 0), NONE, 0));
        refused(
                "pads must be at least 0, not [0, 0, 0, 0] and [0, 0, 0, -1]",
                () -> pad(NONE, List.of(0, 0, 0, -1), 0));
        refused("padding must fit s8.4, not 128", () -> pad(NONE, NONE, 128));
        refused(
                "a padded extent must be below 2^31, not 2147483651",
                () -> pad(NONE, List.of(0, Integer.MAX_VALUE, 0, 0), 0));
    }

    @Test
    void factorsAreAtLeastOne() {
        Upsample doubled = new Upsample("u", "x", IMAGE, 1, 2, 3);
        assertThat(doubled.outputType()).isEqualTo(IMAGE.withShape(Shape.image(8, 18, 8)));
        assertThat(doubled.heldElements()).isEqualTo(6 * 8);
        assertThat(new Upsample("u", "x", IMAGE, 2, 1, 1).heldElements()).isEqualTo(4 * 6 * 8);
        assertThat(new Upsample("u", "x", IMAGE, 1, 1, 2).heldElements()).isEqualTo(8);
        refused("factors must be at least 1, not 1, 0 and 1", () -> new Upsample("u", "x", IMAGE, 1, 0, 1));
        refused(
                "extents must be below 2^31, which 4x6x8 times 1, 1 and 2147483647 are not",
                () -> new Upsample("u", "x", IMAGE, 1, 1, Integer.MAX_VALUE));
    }

    private static Transpose transpose(List<Integer> extents, List<Integer> order) {
        return new Transpose("t", "x", IMAGE, extents, order, Shape.vector(192));
    }

    @Test
    void aTransposeReordersTheAxesOfItsInput() {
        String extents = "the extents of a transpose of 4x6x8 into 192 must have as many elements, not be ";
        refused(extents + "[4, 6, 9]", () -> transpose(List.of(4, 6, 9), List.of(0, 1, 2)));
        refused(extents + "[0, 6, 8]", () -> transpose(List.of(0, 6, 8), List.of(0, 1, 2)));
        refused(
                extents + "[65536, 65536, 65536, 65536]",
                () -> transpose(List.of(65536, 65536, 65536, 65536), List.of(0, 1, 2, 3)));
        String order = "a transpose must have an order of axes [0, 1, 2], not ";
        refused(order + "[0, 1]", () -> transpose(List.of(4, 6, 8), List.of(0, 1)));
        refused(order + "[0, 1, 1]", () -> transpose(List.of(4, 6, 8), List.of(0, 1, 1)));
        refused(order + "[1, 2, 3]", () -> transpose(List.of(4, 6, 8), List.of(1, 2, 3)));
    }

    @Test
    void axesThatStayNeighboursAreOne() {
        Transpose channelsFirst = transpose(List.of(1, 4, 6, 8), List.of(0, 3, 1, 2));
        assertThat(channelsFirst.merged().extents()).containsExactly(24, 8);
        assertThat(channelsFirst.merged().order()).containsExactly(1, 0);
        assertThat(channelsFirst.blockElements()).isEqualTo(192);

        Transpose depthToSpace = transpose(List.of(4, 6, 2, 2, 2), List.of(0, 2, 1, 3, 4));
        assertThat(depthToSpace.merged().extents()).containsExactly(4, 6, 2, 4);
        assertThat(depthToSpace.merged().order()).containsExactly(0, 2, 1, 3);
        assertThat(depthToSpace.blockElements()).isEqualTo(48);

        Transpose nothing = transpose(List.of(4, 1, 48), List.of(1, 0, 2));
        assertThat(nothing.merged().extents()).containsExactly(192);
        assertThat(nothing.blockElements()).isEqualTo(1);
        assertThat(new Transpose("t", "x", IMAGE.withShape(Shape.vector(1)), List.of(), List.of(), Shape.vector(1))
                        .blockElements())
                .isEqualTo(1);
    }
}
