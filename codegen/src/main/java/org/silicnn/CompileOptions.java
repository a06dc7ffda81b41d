package org.silicnn;

import org.silicnn.emit.EmitOptions;
import org.silicnn.quant.QuantizeOptions;

/**
 * What a compilation depends on besides the model and the images.
 *
 * @param goldenImages how many calibration images the project's test bench holds, at most
 */
public record CompileOptions(QuantizeOptions quantize, EmitOptions emit, int goldenImages) {
    /** Eight bits, the default board, 16 golden images. */
    public static CompileOptions defaults() {
        return new CompileOptions(QuantizeOptions.defaults(), EmitOptions.defaults(Version.current()), 16);
    }

    public CompileOptions withQuantize(QuantizeOptions options) {
        return new CompileOptions(options, emit, goldenImages);
    }
}
