package org.silicnn.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.silicnn.CompileOptions;
import org.silicnn.fit.FitGoal;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;

/** A kernel shares its board's device with the serial link. */
class LinkLogicTest {
    private static final TensorType IMAGE = TensorType.fixed(Shape.image(28, 28, 1), FixedFormat.unsigned(8, 8));

    @Test
    void isTakenOffTheBoard() {
        BoardDescription board = Boards.find("basys-3").orElseThrow();
        CompileOptions defaults = CompileOptions.defaults().withFit(new FitGoal(board.budget(), 0));
        CompileOptions onBoard = new CompileOptions(
                defaults.quantize(),
                defaults.emit().withBoard(board),
                defaults.goldenImages(),
                defaults.fit(),
                defaults.hardware());

        Optional<FitGoal> left = onBoard.fit(IMAGE);

        // As hardware/README.md has it for 784 bytes and two slots: 607 LUTs, 296 flip-flops, a block RAM.
        assertThat(board.budget().without(left.orElseThrow().budget())).isEqualTo(new Budget(607, 296, 0, 1));
        assertThat(left.orElseThrow().withStreamed(Set.of("conv")).budget()).isEqualTo(board.budget());
        assertThat(defaults.fit(IMAGE)).isEqualTo(defaults.fit());
    }
}
