package org.silicnn.frontend.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.frontend.onnx.OnnxImport.Imported;
import org.silicnn.graph.Grid;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.quant.QuantizeOptions;
import org.silicnn.quant.Quantized;
import org.silicnn.quant.Quantizer;
import org.silicnn.sim.Simulator;
import org.silicnn.sim.Tensor;

/** Scales and zero points as the ONNX operators QuantizeLinear and DequantizeLinear define them. */
class ScalesTest {
    private static OnnxMaker quantizer(DataType type, List<Integer> dims, float[] scales, int... zeros) {
        return new OnnxMaker(1, 2, 4)
                .floats("scale", dims, scales)
                .integers("zero", type, dims, zeros)
                .node("QuantizeLinear", "y", "x", "scale", "zero");
    }

    private static float[] floats(float... values) {
        return values;
    }

    /** Ties go to the even quotient before the zero point is added: 1.5 + 3 is 5, not 4. */
    @Test
    void aComputedTensorIsStoredInAScaleForEachPlaceOnAnAxis() {
        OnnxMaker maker = quantizer(DataType.INT8, List.of(2), floats(2, 0.5f), 0, 3);
        assertThat(maker.with("axis", 1).run(-3, -1, 1, 500, 0.75f, -0.75f, 0.25f, -100))
                .containsExactly(-2, 0, 0, 127, 5, 1, 3, -128);
    }

    @Test
    void aComputedTensorIsStoredInAScaleForEachBlock() {
        OnnxMaker maker = quantizer(DataType.UINT8, List.of(1, 2, 2), floats(1, 2, 4, 8), 0, 10, 20, 30);
        assertThat(maker.with("axis", 2).with("block_size", 2).run(1, 2, 3, 4, 5, 6, 7, 8))
                .containsExactly(1, 2, 12, 12, 21, 22, 31, 31);
    }

    @Test
    void blocksMustCoverTheAxis() {
        OnnxMaker maker = quantizer(DataType.UINT8, List.of(1, 2, 2), floats(1, 2, 4, 8), 0, 0, 0, 0);
        maker.with("axis", 2).with("block_size", 3);
        assertThat(maker.imported()).isNotNull();
        OnnxMaker uneven = quantizer(DataType.UINT8, List.of(1, 2, 2), floats(1, 2, 4, 8), 0, 0, 0, 0);
        uneven.with("axis", 2).with("block_size", 4);
        assertThatThrownBy(uneven::imported)
                .isInstanceOf(UserException.class)
                .hasMessageContaining("scales of blocks must be 1x2x1, not 1x2x2");
    }

    @Test
    void withoutAZeroPointTheTypeIsAnAttribute() {
        OnnxMaker maker = new OnnxMaker(1, 2)
                .floats("scale", List.of(), 1)
                .node("QuantizeLinear", "y", "x", "scale")
                .with("output_dtype", DataType.INT16.getNumber());
        assertThat(maker.run(-1000, 40000)).containsExactly(-1000, 32767);
    }

    @Test
    void anImageOfIntegersKeepsItsTypeWithoutAZeroPoint() {
        OnnxMaker maker = new OnnxMaker(DataType.INT8, 1, 2)
                .floats("scale", List.of(), 0.5f)
                .node("DequantizeLinear", "y", "x", "scale");
        Imported imported = maker.imported();
        assertThat(imported.graph().storedInput().map(Grid::format)).contains(FixedFormat.signed(8, 0));
        assertThat(maker.run(-128, 127)).containsExactly(-64, 63.5f);
        Quantized quantized =
                Quantizer.quantized(imported.graph(), List.of(), QuantizeOptions.defaults(), new Where("model.onnx"));
        Tensor image = new Tensor(quantized.network().inputType(), new long[] {-128, 127});
        Tensor copy = new Simulator(quantized.network()).run(image);
        assertThat(copy.values()).containsExactly(-128, 127);
        assertThat(copy.type().scale()).isEqualTo(0.5);
    }

    /** An image that is only cast is what it says, not pixels of 0 to 1. */
    @Test
    void anImageOfIntegersThatIsCastIsStoredAsItIs() {
        Imported imported = new OnnxMaker(DataType.UINT8, 1, 2)
                .node("Cast", "f", "x")
                .with("to", DataType.FLOAT.getNumber())
                .node("Relu", "y", "f")
                .imported();
        assertThat(imported.graph().storedInput().map(Grid::scale)).contains(1.0);
    }

    /** Two elements a byte, the first in the lower half: -8, 7, -1. */
    @Test
    void weightsOfFourBitsAreReadInBlocks() {
        float[] product = new OnnxMaker(1, 3)
                .integers("w", DataType.INT4, List.of(3, 1), 0x78, 0x0f)
                .floats("scale", List.of(2, 1), 1, 10)
                .node("DequantizeLinear", "weights", "w", "scale")
                .with("axis", 0)
                .with("block_size", 2)
                .node("MatMul", "y", "x", "weights")
                .run(1, 10, 100);
        assertThat(product).containsExactly(-8 + 70 - 1000);
    }

    @Test
    void eachMatrixOfATensorMeetsItsOwn() {
        float[] product = new OnnxMaker(1, 2, 1, 2)
                .floats("w", List.of(1, 2, 2, 1), 1, 2, 10, 20)
                .node("MatMul", "y", "x", "w")
                .run(1, 2, 3, 4);
        assertThat(product).containsExactly(1 + 4, 30 + 80);
        float[] shared = new OnnxMaker(1, 1, 2, 2)
                .floats("w", List.of(2, 2, 1), 1, 2, 10, 20)
                .node("MatMul", "y", "x", "w")
                .run(1, 2, 3, 4);
        assertThat(shared).containsExactly(5, 11, 50, 110);
    }

    @Test
    void sumsOfWholeNumbersSubtractBothZeroPoints() {
        float[] product = new OnnxMaker(DataType.UINT8, 1, 2)
                .integers("w", DataType.UINT8, List.of(2, 2), 1, 2, 3, 4)
                .integers("zx", DataType.UINT8, List.of(), 5)
                .integers("zw", DataType.UINT8, List.of(2), 1, 2)
                .node("MatMulInteger", "y", "x", "w", "zx", "zw")
                .run(6, 8);
        assertThat(product).containsExactly(1 * 0 + 3 * 2, 1 * 0 + 3 * 2);
    }
}
