package org.silicnn.frontend;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.silicnn.graph.Graph;
import org.silicnn.graph.GraphInterpreter;
import org.silicnn.ir.Shape;

/** How a graph's output lies in memory, whatever views of it a file ends with. */
class GraphDraftTest {
    private static final int[] DIMS = {1, 8, 5, 6};

    @Test
    void theOutputIsChannelsLastWhenAFileEndsByRegroupingChannels() {
        ImageLayout image = ImageLayout.candidates(DIMS).get(0);
        GraphDraft draft = new GraphDraft("image", image);
        Activation split =
                draft.regroup("split", new Activation("image", image.shape(), image.layout()), 1, 2, 2, 2, 5, 6);
        Activation mixed = split.withLayout(split.layout().transposed(0, 1, 4, 2, 5, 3));

        Graph graph = draft.finish("shuffle", draft.settle(draft.regroup("join", mixed, 1, 2, 10, 12)));

        assertThat(graph.output().shape()).isEqualTo(new Shape(1, 10, 12, 2));
        assertThat(new GraphInterpreter(graph).run(elements())).containsExactly(shuffled());
    }

    /** Stored channels last: each element is its position in the file's channels-first tensor. */
    private static float[] elements() {
        float[] values = new float[8 * 5 * 6];
        for (int c = 0; c < 8; c++) {
            for (int place = 0; place < 30; place++) {
                values[place * 8 + c] = c * 30 + place;
            }
        }
        return values;
    }

    /** The pixel shuffle's definition: output (c, 2y + i, 2x + j) is input (4c + 2i + j, y, x). */
    private static float[] shuffled() {
        float[] values = new float[10 * 12 * 2];
        for (int c = 0; c < 2; c++) {
            for (int row = 0; row < 10; row++) {
                for (int column = 0; column < 12; column++) {
                    int from = 4 * c + 2 * (row % 2) + column % 2;
                    values[(row * 12 + column) * 2 + c] = from * 30 + row / 2 * 6 + column / 2;
                }
            }
        }
        return values;
    }

    @Test
    void anOutputThatIsInOrderAlreadyIsLeftAsItIs() {
        ImageLayout image = ImageLayout.candidates(DIMS).get(0);
        GraphDraft draft = new GraphDraft("image", image);
        Activation picture = new Activation("image", image.shape(), image.layout());

        assertThat(draft.settle(picture)).isSameAs(picture);
        assertThat(draft.moves()).isZero();
    }
}
