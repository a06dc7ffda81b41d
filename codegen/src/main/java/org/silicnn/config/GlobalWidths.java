package org.silicnn.config;

import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.quant.Quantized;

/** Widths chosen for all layers: in a model whose file gives every width, they would be lost without a word. */
public final class GlobalWidths {
    private GlobalWidths() {}

    /**
     * Checks that what was chosen changes something.
     *
     * @param settings that the network was quantised with
     * @throws UserException naming every width that doesn't
     */
    public static void requireEffect(Settings settings, Quantized quantized, Where where) {
        Diagnostics diagnostics = new Diagnostics();
        if (settings.isChosen(QuantizeSettings.WEIGHT_BITS)
                && quantized.nodesWithWeights().isEmpty()) {
            report(diagnostics, where, QuantizeSettings.WEIGHT_BITS, "weights");
        }
        if (settings.isChosen(QuantizeSettings.ACTIVATION_BITS)
                && quantized.nodesWithValues().isEmpty()) {
            report(diagnostics, where, QuantizeSettings.ACTIVATION_BITS, "value");
        }
        diagnostics.stopIfErrors();
    }

    private static void report(Diagnostics diagnostics, Where where, Setting<?> setting, String what) {
        diagnostics.report(CodegenProblem.WIDTH_WITHOUT_EFFECT, where, setting.name(), what);
    }
}
