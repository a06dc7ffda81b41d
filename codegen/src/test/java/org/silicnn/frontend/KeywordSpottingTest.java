package org.silicnn.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;
import org.silicnn.problem.Where;
import org.silicnn.quant.CalibratedGraph;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.sim.Tensor;
import org.silicnn.sim.fast.FastSimulator;
import org.silicnn.testvectors.PublicData;

/** MLPerf Tiny's int8 net for keywords, from its file alone, on the inputs that the benchmark itself uses. */
class KeywordSpottingTest {
    /** The runner stores features transposed, and in steps of a half. */
    private static final float STEP = 0.5f;

    @Test
    void takesNineOfTenWordsForWhatTheyAre() throws IOException {
        Path model = PublicData.path("mlperf-tiny/kws_ref_model.tflite");
        NumpyArray features = NumpyArray.read(PublicData.path("mlperf-tiny/kws01_inputs_int8.npy"));
        NumpyArray labels = NumpyArray.read(PublicData.path("mlperf-tiny/kws01_labels.npy"));
        Network network = CalibratedGraph.withoutImages(
                        ModelReader.read(model, ImportOptions.NONE), QuantizeOptions.defaults(), Where.file(model))
                .orElseThrow()
                .network();
        List<Tensor> images = new ArrayList<>();
        int count = labels.size();
        for (int i = 0; i < count; i++) {
            images.add(image(features, i, network.inputType()));
        }
        List<Tensor> answers = new FastSimulator(network).run(images);
        int right = 0;
        for (int i = 0; i < count; i++) {
            right += largest(answers.get(i)) == labels.integer(i) ? 1 : 0;
        }
        assertThat(right).as("%d of %d", right, count).isGreaterThanOrEqualTo(count * 9 / 10);
    }

    private static Tensor image(NumpyArray features, int index, TensorType type) {
        int rows = type.shape().height();
        int columns = type.shape().width();
        long[] stored = new long[rows * columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                float real = STEP * features.integer(index * stored.length + column * rows + row);
                long each = Math.round(real / type.scale()) + type.zeroPoint();
                stored[row * columns + column] =
                        Math.max(type.format().min(), Math.min(type.format().max(), each));
            }
        }
        return new Tensor(type, stored);
    }

    private static int largest(Tensor scores) {
        int largest = 0;
        for (int i = 1; i < scores.values().length; i++) {
            largest = scores.values()[i] > scores.values()[largest] ? i : largest;
        }
        return largest;
    }
}
