package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.ir.Conv;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

/**
 * The loops of a depthwise convolution, folded: {@code pe} channels are summed up at a time, one tap an iteration, since
 * no input serves two sums. Meanwhile the last sums go out.
 *
 * <p>Cycles for an image: {@code places · ceil(channels / pe) · turns + lastWordsOut}, where {@code turns} is the number
 * of taps unless words go slower than that.
 *
 * @param places positions of the window
 * @param outputWidth channels in a word written; divides {@code pe} and {@code channels}
 */
public record DepthwiseLoops(int places, int channels, int taps, int pe, int outputWidth) implements Folded {

    static DepthwiseLoops of(Conv layer, Folding folding) {
        int channels = layer.groups();
        int taps = layer.window().taps();
        int bits = Byte.SIZE * CType.of(layer.inputType().format()).bytes();
        int pe = Math.min(Math.min(folding.pe(), channels), Limits.WORD_BITS / bits);
        int outputWidth = Divisors.least(Divisors.common(pe, channels), pe, (pe + taps - 1) / taps);
        return new DepthwiseLoops(
                layer.outputType().shape().withChannels(1).elements(), channels, taps, pe, outputWidth);
    }

    @Override
    public int folds() {
        return (channels + pe - 1) / pe;
    }

    /** Iterations of a fold. */
    int turns() {
        return Math.max(taps, pe / outputWidth);
    }

    @Override
    public int simd() {
        return 1;
    }

    @Override
    public int inputWidth() {
        return pe;
    }

    /** Words that take the sums of a fold. */
    int wordsOut(int fold) {
        return Math.min(pe, channels - fold * pe) / outputWidth;
    }

    /** The channel that a lane works on, or -1. */
    int output(int fold, int lane) {
        int channel = fold * pe + lane;
        return channel < channels ? channel : -1;
    }

    @Override
    public long products() {
        return (long) places * channels * taps;
    }

    @Override
    public long cycles() {
        return (long) places * folds() * turns() + wordsOut(folds() - 1);
    }

    /** The printed loops, reads and writes only. */
    TokenProgram program() {
        return TokenProgram.of(
                new Loop(1, place(/* before= */ 0)),
                new Loop(places - 1, place(wordsOut(folds() - 1))),
                Loop.of(1, Burst.write(0, wordsOut(folds() - 1))));
    }

    private List<Burst> place(int before) {
        List<Burst> bursts = new ArrayList<>();
        for (int fold = 0; fold < folds(); fold++) {
            int writes = fold > 0 ? wordsOut(fold - 1) : before;
            int both = Math.min(taps, writes);
            bursts.add(Burst.of(both, Access.read(0), Access.write(0)));
            bursts.add(Burst.read(0, taps - both));
            bursts.add(Burst.write(0, writes - both));
            bursts.add(Burst.idle(turns() - Math.max(taps, writes)));
        }
        return bursts;
    }

    String sentence() {
        return pe + " channels at a time, one tap a cycle: " + cycles() + " cycles an image";
    }
}
