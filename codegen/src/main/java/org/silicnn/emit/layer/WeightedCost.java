package org.silicnn.emit.layer;

import java.util.Optional;
import org.silicnn.ir.Constant;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.Requantize;
import org.silicnn.ir.TensorType;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

/**
 * What the sums of a weighted layer take of an FPGA.
 *
 * @param requantization of one sum a cycle
 */
public record WeightedCost(TensorType input, Constant weights, Constant bias, TensorType sums, Cost requantization) {
    private static final int COUNTERS = 8;

    /** Of a convolution and the requantisation folded in. */
    public WeightedCost(Conv layer, Optional<Requantize> requantize) {
        this(layer.inputType(), layer.weights(), layer.bias(), layer.outputType(), cost(requantize));
    }

    /** Of a fully connected layer and the requantisation folded in. */
    public WeightedCost(Dense layer, Optional<Requantize> requantize) {
        this(layer.inputType(), layer.weights(), layer.bias(), layer.outputType(), cost(requantize));
    }

    private static Cost cost(Optional<Requantize> requantize) {
        return requantize.map(Requantization::cost).orElse(Cost.NOTHING);
    }

    /** With these loops. */
    public Cost of(Folded folded) {
        int outputLanes = folded.outputWidth();
        return lane(folded)
                .plus(memories(folded))
                .times(folded.pe())
                .plus(multipliers(folded))
                .plus(shared(folded))
                .plus(Primitives.choice(folded.pe() / outputLanes, sums.format().width())
                        .times(outputLanes))
                .plus(requantization.times(outputLanes))
                .plus(Primitives.loops(COUNTERS));
    }

    private Cost multipliers(Folded folded) {
        int bits = inputBits();
        if (folded instanceof FoldedLoops loops && loops.paired()) {
            return Primitives.multiplierOfPairs(bits).times(loops.pe() / 2 * loops.simd());
        }
        return Primitives.multiplier(bits, weights.format().width()).times(folded.pe() * folded.simd());
    }

    /** Biases and adders of one output at a time. */
    private Cost lane(Folded folded) {
        int sumBits = sums.format().width();
        return Primitives.rom(folded.folds(), bias.format().width())
                .plus(Primitives.sum(
                        folded.simd(), inputBits(), weights.format().width(), sumBits));
    }

    /** Weights and sums of one output at a time. */
    private Cost memories(Folded folded) {
        int sumBits = sums.format().width();
        if (folded instanceof TiledLoops tiled) {
            return Primitives.ram(tiled.tile(), sumBits)
                    .plus(Primitives.ram(2L * tiled.tile() * tiled.folds(), sumBits));
        }
        return Primitives.rom(
                        (long) folded.folds() * chunks(folded),
                        folded.simd() * weights.format().width())
                .plus(Primitives.registers(1, sumBits));
    }

    /** What all outputs see. */
    private Cost shared(Folded folded) {
        if (folded instanceof TiledLoops tiled) {
            int loaded = tiled.loadWords() * tiled.wordWeights();
            return values(tiled.folded(), tiled.tile())
                    .plus(Primitives.registers(2 * loaded, weights.format().width()));
        }
        return folded instanceof FoldedLoops loops ? values(loops, 1) : Cost.NOTHING;
    }

    /** Of an input with its zero point taken off, as a signed number. */
    private int inputBits() {
        boolean plain = input.format().signed() && input.zeroPoint() == 0;
        return input.format().width() + (plain ? 0 : 1);
    }

    private static int chunks(Folded folded) {
        return folded instanceof FoldedLoops loops ? loops.chunks() : ((DepthwiseLoops) folded).taps();
    }

    /** The inputs of two tiles of places, and what lays them down there. */
    private Cost values(FoldedLoops loops, int places) {
        int bits = input.format().width();
        boolean aligned = loops.simd() % loops.inputWidth() == 0;
        return Primitives.ram(2L * places * loops.groups() * loops.chunks(), bits)
                .plus(aligned ? Cost.NOTHING : Primitives.choice(loops.inputWidth(), bits))
                .times(loops.simd());
    }
}
