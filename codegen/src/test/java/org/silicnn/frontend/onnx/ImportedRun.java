package org.silicnn.frontend.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.silicnn.frontend.Layout;
import org.silicnn.frontend.Limits;
import org.silicnn.frontend.onnx.OnnxImport.Imported;
import org.silicnn.graph.GraphInterpreter;

/** Runs an imported model on tensors in the file's own layout, image by image. */
final class ImportedRun {
    private ImportedRun() {}

    /** The file's output tensor for the file's input tensor, both row-major, batch included; integers as integers. */
    static float[] run(Imported imported, float... input) {
        GraphInterpreter interpreter = new GraphInterpreter(imported.graph());
        Layout out = imported.outputLayout();
        int[] places = places(out);
        float[] result = new float[Limits.elements(out.dims())];
        List<float[]> images = images(imported, input);
        for (int image = 0; image < images.size(); image++) {
            float[] values = interpreter.run(images.get(image));
            for (int i = 0; i < places.length; i++) {
                float value = values[places[i]];
                result[image * places.length + i] = imported.outputGrid()
                        .map(grid -> (float) grid.store(value))
                        .orElse(value);
            }
        }
        return result;
    }

    /** The images of a batch as the graph takes them. */
    static List<float[]> images(Imported imported, float... input) {
        Layout layout = imported.inputLayout();
        int[] places = places(layout);
        List<float[]> images = new ArrayList<>();
        for (int image = 0;
                image < Math.max(layout.batch(), imported.outputLayout().batch());
                image++) {
            float[] pixels = new float[layout.elements()];
            for (int i = 0; i < places.length; i++) {
                pixels[places[i]] = input[image * places.length + i];
            }
            images.add(pixels);
        }
        return images;
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
