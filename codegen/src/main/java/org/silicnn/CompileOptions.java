package org.silicnn;

import java.util.Optional;
import org.silicnn.emit.EmitOptions;
import org.silicnn.fit.FitGoal;
import org.silicnn.fit.WeightPlacement;
import org.silicnn.ir.TensorType;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.target.Budget;
import org.silicnn.target.LinkLogic;

/**
 * What a compilation depends on besides the model and the images.
 *
 * @param goldenImages how many calibration images the project's test bench holds, at most
 * @param fit what the foldings are searched for, in place of those of {@code emit}
 * @param weights where they are
 */
public record CompileOptions(
        QuantizeOptions quantize, EmitOptions emit, int goldenImages, Optional<FitGoal> fit, WeightPlacement weights) {
    /** Eight bits, the default board, 16 golden images. */
    public static CompileOptions defaults() {
        return new CompileOptions(
                QuantizeOptions.defaults(),
                EmitOptions.defaults(Version.current()),
                16,
                Optional.empty(),
                WeightPlacement.AUTO);
    }

    public CompileOptions withQuantize(QuantizeOptions options) {
        return new CompileOptions(options, emit, goldenImages, fit, weights);
    }

    /** With foldings searched for. */
    public CompileOptions withFit(FitGoal goal) {
        return new CompileOptions(quantize, emit, goldenImages, Optional.of(goal), weights);
    }

    /** What foldings are searched for, with the board's serial link taken off its device. */
    public Optional<FitGoal> fit(TensorType input) {
        int bytes = input.shape().elements() * input.format().storageBytes();
        Budget link = emit.board().map(board -> LinkLogic.of(board, bytes)).orElse(Budget.NOTHING);
        return fit.map(goal -> goal.beside(link));
    }

    /** With the weights there. */
    public CompileOptions withWeights(WeightPlacement placement) {
        return new CompileOptions(quantize, emit, goldenImages, fit, placement);
    }
}
