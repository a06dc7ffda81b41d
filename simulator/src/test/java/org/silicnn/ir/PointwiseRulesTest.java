package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;

/** What the layers of one element refuse, and how they say so. */
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
}
