package org.silicnn.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Network;
import org.silicnn.ir.TensorType;
import org.silicnn.sim.Tensor;
import org.silicnn.testvectors.TestVectors;

/**
 * A file under {@code test-vectors/layers/}: a small network, images, and its answers.
 *
 * @param name kind and file, for example {@code conv/window-1x1}
 */
public record LayerCase(String name, Network network, List<Tensor> images, List<Tensor> answers) {

    /** Every case of every kind. */
    public static List<LayerCase> all() {
        try (Stream<Path> files = Files.walk(TestVectors.path("layers"))) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .map(LayerCase::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code conv}, {@code dense}, ...: the layer's name in lower case. */
    public String kind() {
        return name.substring(0, name.indexOf('/'));
    }

    private static LayerCase read(Path file) {
        String name = TestVectors.path("layers")
                .relativize(file)
                .toString()
                .replace('\\', '/')
                .replace(".json", "");
        Fields fields = new Fields(name, parse(file));
        Fields input = fields.object("input");
        TensorType inputType = TypeJson.type(input, "type");
        LayerReader reader = new LayerReader(input.text("name"), inputType, LayerCase::inlineConstant);
        List<Layer> layers = new ArrayList<>();
        fields.objects("layers").forEach(layer -> layers.add(reader.read(layer)));
        Network network = new Network(name, input.text("name"), inputType, layers);
        List<Tensor> images = new ArrayList<>();
        List<Tensor> answers = new ArrayList<>();
        for (Fields image : fields.objects("images")) {
            images.add(new Tensor(inputType, longs(image, "input")));
            answers.add(new Tensor(network.outputType(), longs(image, "output")));
        }
        return new LayerCase(name, network, images, answers);
    }

    private static JsonObject parse(Path file) {
        try {
            return JsonParser.parseString(Files.readString(file)).getAsJsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Constant inlineConstant(Fields reference) {
        return Constant.of(TypeJson.format(reference, "format"), longs(reference, "values"));
    }

    /** A double, which {@link Fields} reads numbers as, doesn't hold the widest sums. */
    private static long[] longs(Fields fields, String key) {
        return StreamSupport.stream(fields.json().getAsJsonArray(key).spliterator(), false)
                .mapToLong(number -> number.getAsBigDecimal().longValueExact())
                .toArray();
    }

    @Override
    public String toString() {
        return name;
    }
}
