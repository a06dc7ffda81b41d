package org.silicnn.ir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.silicnn.ir.Window.Axis;

class WindowTest {
    /** Slides over numbered cells; a padded cell has no number. */
    private static List<List<Integer>> slide(Axis axis, int input) {
        List<Integer> cells = new ArrayList<>();
        for (int i = 0; i < axis.padBefore() + input + axis.padAfter(); i++) {
            int cell = i - axis.padBefore();
            cells.add(cell >= 0 && cell < input ? Integer.valueOf(cell) : null);
        }
        List<List<Integer>> positions = new ArrayList<>();
        for (int start = 0; start < cells.size(); start += axis.stride()) {
            List<Integer> taps = new ArrayList<>();
            for (int at = start; at < cells.size() && taps.size() < axis.kernel(); at += axis.dilation()) {
                taps.add(cells.get(at));
            }
            if (taps.size() == axis.kernel()) {
                positions.add(taps);
            }
        }
        return positions;
    }

    private static void everySmallAxis(Consumer<Axis> check) {
        for (int kernel = 1; kernel <= 4; kernel++) {
            for (int stride = 1; stride <= 4; stride++) {
                for (int dilation = 1; dilation <= 3; dilation++) {
                    for (int before = 0; before <= 4; before++) {
                        for (int after = 0; after <= 4; after++) {
                            check.accept(new Axis(kernel, stride, dilation, before, after));
                        }
                    }
                }
            }
        }
    }

    @Test
    void everySmallWindowSlidesLikeALoopOverCells() {
        everySmallAxis(axis -> {
            for (int input = 1; input <= 8; input++) {
                List<List<Integer>> positions = slide(axis, input);
                if (positions.isEmpty()) {
                    refuses(axis, input);
                } else {
                    check(axis, input, positions);
                }
            }
        });
    }

    private static void refuses(Axis axis, int input) {
        assertThatThrownBy(() -> axis.outputs(input))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a window of " + axis.reach() + " cells must fit " + input + " cells padded by "
                        + axis.padBefore() + " and " + axis.padAfter());
    }

    private static void check(Axis axis, int input, List<List<Integer>> positions) {
        assertThat(axis.outputs(input)).as("%s over %d", axis, input).isEqualTo(positions.size());
        for (int output = 0; output < positions.size(); output++) {
            List<Integer> taps = positions.get(output);
            int covered = 0;
            for (int tap = 0; tap < taps.size(); tap++) {
                int cell = axis.cell(output, tap);
                boolean real = cell >= 0 && cell < input;
                assertThat(real ? Integer.valueOf(cell) : null)
                        .as("%s over %d, output %d, tap %d", axis, input, output, tap)
                        .isEqualTo(taps.get(tap));
                covered += real ? 1 : 0;
            }
            assertThat(axis.cells(output, input))
                    .as("%s over %d, output %d", axis, input, output)
                    .isEqualTo(covered);
        }
    }

    @Test
    void axesAreNamedFromTheInnermost() {
        Axis depth = Axis.of(2, 1);
        Axis height = Axis.of(3, 2);
        Axis width = new Axis(5, 1, 2, 1, 0);

        Window volume = new Window(List.of(depth, height, width));
        assertThat(List.of(volume.depth(), volume.height(), volume.width())).containsExactly(depth, height, width);
        assertThat(volume.taps()).isEqualTo(30);
        assertThat(volume.output(new Shape(4, 9, 12, 3), 7)).isEqualTo(new Shape(3, 4, 5, 7));
        assertThat(volume).hasToString("2 x 3 stride 2 x 5 dilation 2 pad 1+0");

        Window picture = Window.of(height, width);
        assertThat(List.of(picture.depth(), picture.height(), picture.width()))
                .containsExactly(Axis.NONE, height, width);

        Window signal = new Window(List.of(width));
        assertThat(List.of(signal.depth(), signal.height(), signal.width()))
                .containsExactly(Axis.NONE, Axis.NONE, width);
        assertThat(signal.taps()).isEqualTo(5);
        assertThat(signal).hasToString("5 dilation 2 pad 1+0");
        assertThat(new Window(List.of(new Axis(1, 1, 1, 0, 2)))).hasToString("1 pad 0+2");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 0, 0",
        "1, 0, 1, 0, 0",
        "1, 1, 0, 0, 0",
        "1, 1, 1, -1, 0",
        "1, 1, 1, 0, -1",
    })
    void saysWhatAnAxisMustBe(int kernel, int stride, int dilation, int before, int after) {
        assertThatThrownBy(() -> new Axis(kernel, stride, dilation, before, after))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage(
                        "kernel, stride and dilation must be at least 1 and pads at least 0, not kernel %d, stride %d,"
                                + " dilation %d, pads %d and %d",
                        kernel, stride, dilation, before, after);
    }

    @Test
    void boundsWhatNoMemoryHolds() {
        int most = Integer.MAX_VALUE;
        assertThatThrownBy(() -> new Axis(most, most, most, most, most))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a window must reach less than 2^31 cells");
        assertThat(new Axis(most - 1, 1, 1, 0, 0).reach()).isEqualTo(most - 1);
        assertThatThrownBy(() -> new Axis(most, 1, 1, 0, 0)).isInstanceOf(InvalidNetworkException.class);
        assertThatThrownBy(() -> Window.of(Axis.of(65536, 1), Axis.of(65536, 1)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessageStartingWith("a window must have fewer than 2^31 taps, not [65536, 65536]");
        assertThat(Window.of(Axis.of(65536, 1), Axis.of(32767, 1)).taps()).isEqualTo(65536 * 32767);
        assertThatThrownBy(() -> new Axis(1, 1, 1, 1, 0).outputs(most))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a padded extent must be below 2^31, not 2147483648");
        assertThat(new Axis(1, 1, 1, 1, 0).outputs(most - 1)).isEqualTo(most);
    }

    @Test
    void hasOneToThreeAxes() {
        assertThatThrownBy(() -> new Window(List.of()))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a window must have 1 to 3 axes, not 0");
        assertThatThrownBy(() -> new Window(List.of(Axis.NONE, Axis.NONE, Axis.NONE, Axis.NONE)))
                .isInstanceOf(InvalidNetworkException.class)
                .hasMessage("a window must have 1 to 3 axes, not 4");
    }
}
