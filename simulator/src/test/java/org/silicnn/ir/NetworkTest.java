package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;

class NetworkTest {
    private static final TensorType TYPE = TensorType.fixed(Shape.vector(3), FixedFormat.signed(8, 4));
    private static final FixedFormat NARROW = FixedFormat.signed(4, 2);

    private static Requantize layer(String name, String input, TensorType inputType) {
        return Requantize.powerOfTwo(name, input, inputType, Rounding.RND, Overflow.SAT, NARROW);
    }

    private static Network network(Layer... layers) {
        return new Network("net", "image", TYPE, List.of(layers));
    }

    private static void refused(String message, Layer... layers) {
        assertThatThrownBy(() -> network(layers))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(message);
    }

    @Test
    void itsOutputIsItsLastLayers() {
        Requantize first = layer("a", "image", TYPE);
        Requantize last = layer("b", "a", first.outputType());
        assertThat(network(first, last).output()).isEqualTo(last);
        assertThat(network(first, last).outputType()).isEqualTo(TensorType.fixed(TYPE.shape(), NARROW));
    }

    @Test
    void refusesALayerThatReadsWhatIsNotThere() {
        Requantize first = layer("a", "image", TYPE);
        refused("a network must have at least one layer");
        refused("layer 'a' must read 3 s8.4 from 'nowhere', not an unknown tensor", layer("a", "nowhere", TYPE));
        refused("layer 'b' must read 3 s8.4 from 'c', not an unknown tensor", layer("b", "c", TYPE), first);
        refused("layer 'b' must read 3 s8.4 from 'a', not 3 s4.2", first, layer("b", "a", TYPE));
        refused("layer names must be unique, not 'a' twice", first, layer("a", "image", TYPE));
        refused("layer names must be unique, not 'image' twice", layer("image", "image", TYPE));
    }

    @Test
    void keepsItsOwnListOfLayers() {
        List<Layer> layers = new ArrayList<>(List.of(layer("a", "image", TYPE)));
        Network network = new Network("net", "image", TYPE, layers);
        layers.clear();
        assertThat(network.layers()).hasSize(1);
    }
}
