package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.ir.Conv;
import org.silicnn.ir.Dense;
import org.silicnn.ir.TensorType;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

/**
 * The loops of a weighted layer, folded. At each place, and for each group, {@code pe} outputs are summed up in {@code
 * chunks} iterations of {@code simd} products; meanwhile the words of the next place come in and the last sums go out.
 *
 * <p>Cycles for an image: {@code wordsIn + places · folds · turns + lastWordsOut}, where {@code folds = groups ·
 * ceil(outputs / pe)} and {@code turns} is {@code ceil(inputs / simd)} unless words come or go slower than that.
 *
 * @param places positions of the window
 * @param groups that see inputs of their own
 * @param outputs channels of a group
 * @param inputs products in a sum
 * @param pe outputs of a fold, at most {@code outputs}
 * @param simd products at a time, at most {@code inputs}
 * @param inputWidth inputs in a word read, at most {@code simd}: a divisor of the group's input channels, or all of some
 *     taps
 * @param outputWidth channels in a word written; divides {@code pe} and {@code outputs}
 * @param paired whether one multiplier makes the products of two outputs; then {@code pe} is even
 */
public record FoldedLoops(
        int places,
        int groups,
        int outputs,
        int inputs,
        int pe,
        int simd,
        int inputWidth,
        int outputWidth,
        boolean paired)
        implements Folded {
    private static final int PAIR_WEIGHT_BITS = 8;
    private static final int PAIR_REACH = 255;

    /** The same with two products for each multiplier, where the lower one of them keeps to 16 bits. */
    FoldedLoops pairing(TensorType input, FixedFormat weights) {
        long low = input.format().min() - input.zeroPoint();
        long high = input.format().max() - input.zeroPoint();
        boolean fits = weights.signed()
                && weights.width() <= PAIR_WEIGHT_BITS
                && low >= -PAIR_REACH
                && high <= PAIR_REACH
                && pe % 2 == 0;
        return new FoldedLoops(places, groups, outputs, inputs, pe, simd, inputWidth, outputWidth, fits);
    }

    static FoldedLoops of(Conv layer, Incoming incoming, Folding folding) {
        int places = layer.outputType().shape().withChannels(1).elements();
        int inputs = layer.window().taps() * layer.inputChannelsPerGroup();
        int channels = Divisors.common(incoming.run(), layer.inputChannelsPerGroup());
        boolean manyTaps = channels == layer.inputChannelsPerGroup() && Sliding.canSendTaps(layer);
        return fitted(
                places,
                layer.groups(),
                layer.outputChannelsPerGroup(),
                inputs,
                new Incoming(channels, incoming.width()),
                manyTaps,
                folding,
                CType.of(layer.inputType().format()).bytes());
    }

    static FoldedLoops of(Dense layer, Incoming incoming, Folding folding) {
        return fitted(
                1,
                1,
                layer.bias().size(),
                layer.inputType().shape().elements(),
                incoming,
                /* manyTaps= */ false,
                folding,
                CType.of(layer.inputType().format()).bytes());
    }

    /** With the narrowest words that don't slow the sums down. */
    private static FoldedLoops fitted(
            int places,
            int groups,
            int outputs,
            int inputs,
            Incoming incoming,
            boolean manyTaps,
            Folding folding,
            int elementBytes) {
        int pe = Math.min(folding.pe(), outputs);
        int simd = Math.min(folding.simd(), inputs);
        int chunks = ceil(inputs, simd);
        int widest = Math.max(1, Limits.WORD_BITS / (Byte.SIZE * elementBytes));
        int outputWidth = Divisors.least(Divisors.common(pe, outputs), pe, ceil(pe, chunks));
        int turns = Math.max(chunks, pe / outputWidth);
        long time = (long) ceil(outputs, pe) * turns;
        int wanted = ceil(inputs, time);
        int most = Math.min(simd, widest);
        int run = incoming.run();
        int inputWidth = Divisors.beside(incoming.width(), Divisors.of(run, most), wanted);
        if (manyTaps && inputWidth < wanted && run <= most) {
            inputWidth = run * Divisors.least(inputs / run, most / run, ceil(wanted, run));
        }
        return new FoldedLoops(places, groups, outputs, inputs, pe, simd, inputWidth, outputWidth, /* paired= */ false);
    }

    static int ceil(long amount, long step) {
        return (int) ((amount + step - 1) / step);
    }

    /** Folds of a group. */
    public int groupFolds() {
        return ceil(outputs, pe);
    }

    @Override
    public int folds() {
        return groups * groupFolds();
    }

    public int chunks() {
        return ceil(inputs, simd);
    }

    /** Words that bring a group's inputs. */
    public int groupWords() {
        return inputs / inputWidth;
    }

    /** Words that bring the inputs of a place. */
    public int words() {
        return groups * groupWords();
    }

    /** Iterations of a fold. */
    public int turns() {
        int sums = Math.max(chunks(), pe / outputWidth);
        return places == 1 ? sums : Math.max(sums, ceil(words(), folds()));
    }

    /** Words that take the sums of a fold. */
    public int wordsOut(int fold) {
        return channels(fold) / outputWidth;
    }

    /** Outputs of a fold: the last of a group may have fewer. */
    public int channels(int fold) {
        return Math.min(pe, outputs - fold % groupFolds() * pe);
    }

    @Override
    public long cycles() {
        return words() + (long) places * folds() * turns() + wordsOut(folds() - 1);
    }

    /** The printed loops, reads and writes only. */
    TokenProgram program() {
        List<Loop> loops = new ArrayList<>(List.of(Loop.of(1, Burst.read(0, words()))));
        if (places > 1) {
            loops.add(new Loop(1, place(/* isFirst= */ true, words())));
            loops.add(new Loop(places - 2, place(/* isFirst= */ false, words())));
        }
        loops.add(new Loop(1, place(places == 1, /* words= */ 0)));
        loops.add(Loop.of(1, Burst.write(0, wordsOut(folds() - 1))));
        return new TokenProgram(loops);
    }

    private List<Burst> place(boolean isFirst, int words) {
        List<Burst> bursts = new ArrayList<>();
        for (int fold = 0; fold < folds(); fold++) {
            int writes = fold > 0 ? wordsOut(fold - 1) : isFirst ? 0 : wordsOut(folds() - 1);
            int reads = Math.min(turns(), Math.max(0, words - fold * turns()));
            int both = Math.min(reads, writes);
            bursts.add(Burst.of(both, Access.read(0), Access.write(0)));
            bursts.add(Burst.read(0, reads - both));
            bursts.add(Burst.write(0, writes - both));
            bursts.add(Burst.idle(turns() - Math.max(reads, writes)));
        }
        return bursts;
    }

    /** The channel that a lane sums up in a fold, or -1. */
    int output(int fold, int lane) {
        int inGroup = fold % groupFolds() * pe + lane;
        return inGroup < outputs ? fold / groupFolds() * outputs + inGroup : -1;
    }

    @Override
    public long products() {
        return (long) places * groups * outputs * inputs;
    }

    String sentence() {
        return pe + " outputs at a time, " + simd + " products each: " + cycles() + " cycles an image";
    }
}
