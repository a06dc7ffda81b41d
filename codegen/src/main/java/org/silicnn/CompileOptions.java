package org.silicnn;

import java.util.Optional;
import java.util.Set;
import org.silicnn.emit.EmitOptions;
import org.silicnn.fit.FitGoal;
import org.silicnn.fit.HardwareChoices;
import org.silicnn.fit.LayerChoice;
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
 * @param hardware what is fixed for single layers, over the foldings of {@code emit} and beside the search, and where
 *     weights are
 */
public record CompileOptions(
        QuantizeOptions quantize, EmitOptions emit, int goldenImages, Optional<FitGoal> fit, HardwareChoices hardware) {
    /** Eight bits, the default board, 16 golden images. */
    public static CompileOptions defaults() {
        return new CompileOptions(
                QuantizeOptions.defaults(),
                EmitOptions.defaults(Version.current()),
                16,
                Optional.empty(),
                HardwareChoices.NONE);
    }

    public CompileOptions withQuantize(QuantizeOptions options) {
        return new CompileOptions(options, emit, goldenImages, fit, hardware);
    }

    /** With foldings searched for. */
    public CompileOptions withFit(FitGoal goal) {
        return new CompileOptions(quantize, emit, goldenImages, Optional.of(goal), hardware);
    }

    /** What foldings are searched for, with the board's serial link taken off its device. */
    public Optional<FitGoal> fit(TensorType input) {
        return fit.map(goal -> goal.beside(link(input)));
    }

    /**
     * What all stages and streams of a network may take of the device searched for, or else of the board; empty if there is
     * neither.
     *
     * @param streamed names of the layers whose weights are in external memory
     */
    public Optional<Budget> budget(TensorType input, Set<String> streamed) {
        return fit(input)
                .or(() -> emit.board().map(board -> new FitGoal(board.budget(), 0).beside(link(input))))
                .map(goal -> goal.withStreamed(streamed).budget());
    }

    private Budget link(TensorType input) {
        int bytes = input.shape().elements() * input.format().storageBytes();
        return emit.board().map(board -> LinkLogic.of(board, bytes)).orElse(Budget.NOTHING);
    }

    /** With the weights of all layers there that don't say it themselves. */
    public CompileOptions withWeights(WeightPlacement placement) {
        return withHardware(hardware.withWeights(placement));
    }

    /** With one layer of the network, by its name there, fixed like this: a search leaves it so. */
    public CompileOptions withLayer(String layer, LayerChoice choice) {
        return withHardware(hardware.with(layer, choice));
    }

    private CompileOptions withHardware(HardwareChoices choices) {
        return new CompileOptions(quantize, emit, goldenImages, fit, choices);
    }
}
