package org.silicnn.emit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.Limits;
import org.silicnn.fit.HardwareChoices;
import org.silicnn.fit.Placement;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Network;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.UserException;

/** A project that no HLS tool would take is refused before it is written, with the layer named. */
class DataflowCheckTest {
    private static final FixedFormat EIGHT = FixedFormat.signed(8, 0);

    private static Network dense(int inputs, int outputs) {
        TensorType type = TensorType.fixed(Shape.vector(inputs), EIGHT);
        Constant weights = Constant.of(EIGHT, inputs * outputs, i -> i % 2);
        Dense layer = Dense.of("wide", "image", type, weights, Constant.of(EIGHT, outputs, i -> 0), 1.0);
        return new Network("net", "image", type, List.of(layer));
    }

    private static void build(Network network, Foldings foldings) {
        ProjectBuilder.build(network, List.of(), EmitOptions.defaults("test").withFoldings(foldings));
    }

    @Test
    void productsThatNoToolUnrolls() {
        Network network = dense(100, 50);

        assertThatThrownBy(() -> build(network, Foldings.all(Folding.FULL)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("layer 'wide'")
                .hasMessageContaining("[S405]");
        build(network, Foldings.all(new Folding(40, 100)));
        // Out of external memory the weights lie in registers twice.
        assertThatThrownBy(
                        () -> build(network, Foldings.all(new Folding(21, 100)).withStreamed(Set.of("wide"))))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("[S405]");
        build(network, Foldings.all(new Folding(20, 100)).withStreamed(Set.of("wide")));
    }

    @Test
    void wordsThatNoIntegerHolds() {
        // One input, so all outputs are ready in each cycle: 200 sums of 16 bits.
        Network network = dense(1, 200);

        assertThatThrownBy(() -> build(network, Foldings.all(Folding.FULL)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("layer 'wide'")
                .hasMessageContaining("[S406]");
        build(network, Foldings.all(new Folding(40, 1)));
    }

    @Test
    void tablesThatNoDeviceHolds() {
        Network network = dense(2048, Limits.TABLE / 2048 + 1);

        assertThatThrownBy(() -> build(network, Foldings.all(Folding.SERIAL)))
                .isInstanceOf(UserException.class)
                .hasMessageContaining("layer 'wide'")
                .hasMessageContaining("[S407]");
        Placement placement = Placement.of(network, HardwareChoices.NONE, Optional.empty());
        assertThat(placement.streamed()).containsExactly("wide");
        build(network, Foldings.all(Folding.SERIAL).withStreamed(placement.streamed()));
    }
}
