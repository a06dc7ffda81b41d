package org.silicnn.frontend.onnx;

import java.util.Arrays;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.onnx.OnnxImport.Imported;
import org.silicnn.graph.GraphInterpreter;

/** Runs an imported model on tensors in the file's own layout, image by image. */
final class ImportedRun {
    private ImportedRun() {}

    /** The file's output tensor for the file's input tensor, both row-major, batch included. */
    static float[] run(Imported imported, float... input) {
        GraphInterpreter interpreter = new GraphInterpreter(imported.graph());
        Layout in = imported.inputLayout();
        Layout out = imported.outputLayout();
        int[] inPlaces = places(in);
        int[] outPlaces = places(out);
        float[] result = new float[Limits.elements(out.dims())];
        int images = Math.max(in.batch(), out.batch());
        for (int image = 0; image < images; image++) {
            float[] pixels = new float[in.elements()];
            for (int i = 0; i < inPlaces.length; i++) {
                pixels[inPlaces[i]] = input[image * inPlaces.length + i];
            }
            float[] values = interpreter.run(pixels);
            for (int i = 0; i < outPlaces.length; i++) {
                result[image * outPlaces.length + i] = values[outPlaces[i]];
            }
        }
        return result;
    }

    /** For each element of one image, row-major as the file has it, where it lies in memory. */
    private static int[] places(Layout layout) {
        int[] places = {0};
        for (int axis = 0; axis < layout.rank(); axis++) {
            int[] offsets = layout.offsets(axis);
            int[] longer = new int[places.length * offsets.length];
            Arrays.setAll(longer, new Spread(places, offsets)::at);
            places = longer;
        }
        return places;
    }

    private record Spread(int[] outer, int[] inner) {
        int at(int i) {
            return outer[i / inner.length] + inner[i % inner.length];
        }
    }
}
