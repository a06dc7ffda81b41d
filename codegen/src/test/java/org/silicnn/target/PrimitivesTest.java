package org.silicnn.target;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.silicnn.emit.Dataflow;
import org.silicnn.emit.KnownNets;
import org.silicnn.emit.Stage;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.fixed.Overflow;
import org.silicnn.fixed.Rounding;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Layer;
import org.silicnn.ir.MaxPool;
import org.silicnn.ir.Network;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.Shape;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Window;
import org.silicnn.testvectors.Golden;

class PrimitivesTest {
    private final StringBuilder table = new StringBuilder("block,parameters,lut,ff,dsp,bram18\n");

    /** What {@code hardware/synth/resources} holds against synthesis; parameters are those of the Verilog. */
    @Test
    void whatBlocksTake() {
        for (int[] lanes : new int[][] {{1, 1}, {4, 4}, {8, 9}}) {
            Cost lane = Primitives.multiplier(9, 8)
                    .times(lanes[1])
                    .plus(Primitives.sum(lanes[1], 9, 8, 24))
                    .plus(Primitives.registers(1, 24));
            row("mac_array", "PE=" + lanes[0] + " SIMD=" + lanes[1] + " IN=9 WEIGHT=8 SUM=24", lane.times(lanes[0]));
        }
        row(
                "mac_array",
                "PE=4 SIMD=4 IN=4 WEIGHT=4 SUM=12",
                Primitives.multiplier(4, 4)
                        .times(4)
                        .plus(Primitives.sum(4, 4, 4, 12))
                        .plus(Primitives.registers(1, 12))
                        .times(4));
        for (int[] size : new int[][] {{64, 8}, {96, 8}, {16, 64}, {512, 32}, {2048, 8}, {3000, 24}}) {
            row("memory", "WORDS=" + size[0] + " BITS=" + size[1], Primitives.ram(size[0], size[1]));
        }
        for (int[] size : new int[][] {{64, 8}, {20, 36}, {512, 72}}) {
            int block = size[0] * size[1] > 1024 ? 1 : 0;
            row("rom", "WORDS=" + size[0] + " BITS=" + size[1] + " BLOCK=" + block, Primitives.rom(size[0], size[1]));
        }
        for (int[] size : new int[][] {{2, 32}, {16, 8}, {64, 8}, {512, 32}, {1024, 8}}) {
            int shift = size[0] * size[1] > 1024 ? 0 : 1;
            row("fifo", "WORDS=" + size[0] + " BITS=" + size[1] + " SHIFT=" + shift, Primitives.fifo(size[0], size[1]));
        }
        row("requantize", "SUM=24 MULTIPLIER=1 SHIFT=8", Primitives.rounding(24, 8));
        row(
                "requantize",
                "SUM=24 MULTIPLIER=16 SHIFT=20",
                Primitives.rounding(24, 8).plus(Primitives.multiplier(25, 17)));
        row("largest", "LANES=4 BITS=8", Primitives.addition(8).times(4));
        row("largest", "LANES=16 BITS=8", Primitives.addition(8).times(16));
        row("choice", "WORDS=4 BITS=24", Primitives.choice(4, 24));
        row("choice", "WORDS=16 BITS=24", Primitives.choice(16, 24));
        row("counters", "COUNTERS=4", Primitives.loops(4));
        row("counters", "COUNTERS=11", Primitives.loops(11));
        row("convolution", "PE=4 SIMD=9", convolution(new Folding(4, 9)));
        row("convolution", "PE=8 SIMD=18 WIDTH=2 RING=1024 ROWS=16 FOLDS=2 CHUNKS=8", convolution(new Folding(8, 18)));
        Golden.check("fit/blocks.csv", table.toString());
    }

    /** The second layer of ResNet8, 3x3 with 16 channels in and out over 32x32 places, and its windows. */
    private static Cost convolution(Folding folding) {
        return Stage.cost(Dataflow.stages(KnownNets.resnet8(), Foldings.all(folding)).stream()
                .filter(stage -> stage.layer().equals("layer2"))
                .filter(stage -> !stage.function().startsWith("words"))
                .toList());
    }

    /**
     * Whole designs that others synthesised. Bambu's, of the development version of January 2025 for an XC7Z020 at 10 ns, have
     * as many products in a cycle as these; Yosys counted what they take.
     */
    @Test
    void whatWholeDesignsTake() {
        table.setLength(0);
        table.append("design,lut,ff,dsp,bram18,their lut,their ff,their dsp\n");
        Folding all = new Folding(4, 9);
        design("3x3 convolution of 1 to 4 channels over 16x16", convolution(16, 1, 4), all, "2047,1007,0");
        design("the same and a maximum pool", pooled(), all, "1638,1116,0");
        design(
                "the same with weights out of external memory",
                convolution(16, 1, 4),
                Foldings.all(all).withStreamed(Set.of("conv")),
                "1963,1454,36");
        design(
                "3x3 convolution of 8 to 8 channels over 12x12",
                convolution(12, 8, 8),
                new Folding(8, 9),
                "1042,1807,72");
        design("3x3 convolution of 16 to 32 channels", convolution(16, 16, 32), new Folding(16, 9), "2374,3586,144");
        Golden.check("fit/designs.csv", table.toString());
    }

    private void design(String name, Network network, Folding folding, String theirs) {
        design(name, network, Foldings.all(folding), theirs);
    }

    private void design(String name, Network network, Foldings foldings, String theirs) {
        Budget need = Stage.cost(Dataflow.stages(network, foldings)).budget();
        table.append(name + "," + need.lut() + "," + need.ff() + "," + need.dsp() + "," + need.bram18() + "," + theirs)
                .append('\n');
    }

    private static Network pooled() {
        Network network = convolution(16, 1, 4);
        Window.Axis two = Window.Axis.of(2, 2);
        Layer pool = new MaxPool("pool", "values", network.outputType(), Window.of(two, two));
        return new Network(
                network.name(),
                network.input(),
                network.inputType(),
                Stream.concat(network.layers().stream(), Stream.of(pool)).toList());
    }

    private static Network convolution(int size, int inputs, int outputs) {
        TensorType type = TensorType.fixed(Shape.image(size, size, inputs), FixedFormat.signed(8, 0));
        Window.Axis same = new Window.Axis(3, 1, 1, 1, 1);
        Constant weights = Constant.of(FixedFormat.signed(8, 0), 9 * inputs * outputs, i -> i % 255 - 127);
        Constant bias = Constant.of(FixedFormat.signed(8, 0), outputs, i -> i);
        Conv conv = Conv.of("conv", "image", type, Window.of(same, same), 1, weights, bias, 1.0);
        Requantize requantize = Requantize.powerOfTwo(
                "values", "conv", conv.outputType(), Rounding.RND, Overflow.SAT, FixedFormat.signed(8, -8));
        return new Network("convolution", "image", type, List.of(conv, requantize));
    }

    private void row(String block, String parameters, Cost cost) {
        Budget need = cost.budget();
        table.append(String.join(",", block, parameters, "" + need.lut(), "" + need.ff(), "" + need.dsp()))
                .append("," + need.bram18() + "\n");
    }

    /** Where a slice or a block RAM is full anyway, widths go on counting. */
    @Test
    void everyBitCountsInTables() {
        assertThat(Primitives.multiplier(8, 7).budget())
                .isEqualTo(Primitives.multiplier(8, 8).budget());
        assertThat(Primitives.multiplier(8, 7).tables())
                .isLessThan(Primitives.multiplier(8, 8).tables());
        assertThat(Primitives.rom(512, 8).budget())
                .isEqualTo(Primitives.rom(512, 9).budget());
        assertThat(Primitives.rom(512, 8).tables())
                .isEqualTo(64)
                .isLessThan(Primitives.rom(512, 9).tables());
    }
}
