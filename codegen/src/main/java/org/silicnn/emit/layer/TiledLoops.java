package org.silicnn.emit.layer;

import java.util.ArrayList;
import java.util.List;
import org.silicnn.fixed.FixedFormat;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.schedule.TokenProgram.Access;
import org.silicnn.schedule.TokenProgram.Burst;
import org.silicnn.schedule.TokenProgram.Loop;

/**
 * The loops of a weighted layer whose weights come out of external memory. The inputs of {@code tile} places lie on the
 * chip; a block of {@code pe · simd} weights is used for one place after the other, while words of memory bring the next
 * block, the inputs of the next tile come in, and the sums of the last one go out. So all weights are read once a tile.
 *
 * <p>Cycles for an image: {@code tileWords + loadWords + tiles · folds · chunks · beats + tileWordsOut}, where {@code beats}
 * is {@code tile} unless words of memory or of a stream come or go slower than that.
 *
 * @param folded the same layer with its weights on the chip
 * @param tile places that share a block of weights; divides all places
 * @param wordWeights weights in a word of memory
 */
public record TiledLoops(FoldedLoops folded, int tile, int wordWeights) implements Folded {
    /** Of a word of memory: what one of a Zynq's memory ports carries in a cycle, and the widest native integer. */
    static final int MEMORY_BITS = 64;

    /**
     * With the least tile for which a word of memory in each cycle is enough, or else the largest.
     *
     * @param wanted places of a tile at least
     */
    static TiledLoops of(FoldedLoops folded, FixedFormat weights, int wanted) {
        int wordWeights = MEMORY_BITS / (Byte.SIZE * CType.of(weights).bytes());
        TiledLoops one = new TiledLoops(folded, 1, wordWeights);
        int enough = FoldedLoops.ceil(one.loadWords(), one.span());
        int tile = Divisors.least(folded.places(), folded.places(), Math.max(wanted, enough));
        return new TiledLoops(folded, tile, wordWeights);
    }

    /** Weights used in one cycle. */
    int block() {
        return folded.pe() * folded.simd();
    }

    /** Blocks that are loaded together, because a word brings several. */
    int span() {
        return Math.max(1, wordWeights / block());
    }

    /** Words of memory that are loaded together. */
    int loadWords() {
        return FoldedLoops.ceil(block(), wordWeights);
    }

    int blocks() {
        return Math.multiplyExact(folds(), folded.chunks());
    }

    /** Loads of a tile. */
    int loads() {
        return FoldedLoops.ceil(blocks(), span());
    }

    int tiles() {
        return places() / tile;
    }

    /** Larger tiles that it could have. */
    public List<Integer> largerTiles() {
        return Divisors.of(places(), places()).stream()
                .filter(divisor -> divisor > tile)
                .toList();
    }

    /** Words that bring the inputs of a tile. */
    int tileWords() {
        return Math.multiplyExact(tile, folded.words());
    }

    /** Words that take the outputs of a tile. */
    int tileWordsOut() {
        return Math.multiplyExact(tile, folded.groups() * (folded.outputs() / outputWidth()));
    }

    /** Iterations of a block. */
    int beats() {
        int sums = Math.max(tile, span() == 1 ? loadWords() : 1);
        return tiles() == 1 ? sums : Math.max(sums, FoldedLoops.ceil(Math.max(tileWords(), tileWordsOut()), blocks()));
    }

    /** Words of memory that hold the weights. */
    public int memoryWords() {
        return Math.multiplyExact(loads(), loadWords());
    }

    /** Words of memory read for an image. */
    public long wordsRead() {
        return (long) tiles() * memoryWords();
    }

    /** Bytes of memory read for an image. */
    public long bytesRead() {
        return wordsRead() * MEMORY_BITS / Byte.SIZE;
    }

    @Override
    public int places() {
        return folded.places();
    }

    @Override
    public int pe() {
        return folded.pe();
    }

    @Override
    public int simd() {
        return folded.simd();
    }

    @Override
    public int folds() {
        return folded.folds();
    }

    @Override
    public int inputWidth() {
        return folded.inputWidth();
    }

    @Override
    public int outputWidth() {
        return folded.outputWidth();
    }

    @Override
    public long products() {
        return folded.products();
    }

    @Override
    public long cycles() {
        return tileWords() + loadWords() + (long) tiles() * blocks() * beats() + tileWordsOut();
    }

    /** The weight at a place of memory, as an index into the layer's weights; -1 where there is none. */
    int weight(int position) {
        int perLoad = loadWords() * wordWeights;
        int within = position % perLoad;
        int block = position / perLoad * span() + within / block();
        if (within >= span() * block() || block >= blocks()) {
            return -1;
        }
        int output = folded.output(block / folded.chunks(), within % block() / simd());
        int product = block % folded.chunks() * simd() + within % simd();
        return output < 0 || product >= folded.inputs() ? -1 : output * folded.inputs() + product;
    }

    /** The printed loops, reads and writes only. */
    TokenProgram program() {
        List<Loop> loops = new ArrayList<>();
        loops.add(Loop.of(1, Burst.read(0, tileWords()), Burst.read(1, loadWords())));
        for (int i = 0; i < tiles(); i++) {
            boolean isLast = i == tiles() - 1;
            addTile(loops, isLast ? 0 : tileWords(), i == 0 ? 0 : tileWordsOut(), isLast);
        }
        loops.add(Loop.of(1, Burst.write(0, tileWordsOut())));
        return new TokenProgram(loops);
    }

    /** Loads alike become one loop: those with and those without inputs that come in, and outputs that go out. */
    private void addTile(List<Loop> loops, int reads, int writes, boolean isLast) {
        int done = 0;
        while (done < loads()) {
            long first = (long) done * span() * beats();
            boolean ends = done == loads() - 1;
            int iterations = (int) Math.min((long) span() * beats(), (long) blocks() * beats() - first);
            int in = (int) Math.max(0, Math.min(iterations, reads - first));
            int out = (int) Math.max(0, Math.min(iterations, writes - first));
            boolean isWhole = (in == 0 || in == iterations) && (out == 0 || out == iterations);
            int alike = isWhole && !ends ? alike(in > 0 ? reads : 0, out > 0 ? writes : 0, done, iterations) : 1;
            loops.add(new Loop(alike, load(iterations, in, out, ends && isLast ? 0 : loadWords())));
            done += alike;
        }
    }

    private int alike(int reads, int writes, int done, int iterations) {
        int until = loads() - 1;
        until = reads > 0 ? Math.min(until, reads / iterations) : until;
        until = writes > 0 ? Math.min(until, writes / iterations) : until;
        return Math.max(1, until - done);
    }

    private static List<Burst> load(int iterations, int in, int out, int memory) {
        List<Burst> bursts = new ArrayList<>();
        int at = 0;
        while (at < iterations) {
            int next = iterations;
            List<Access> accesses = new ArrayList<>();
            if (at < in) {
                accesses.add(Access.read(0));
                next = Math.min(next, in);
            }
            if (at < memory) {
                accesses.add(Access.read(1));
                next = Math.min(next, memory);
            }
            if (at < out) {
                accesses.add(Access.write(0));
                next = Math.min(next, out);
            }
            bursts.add(new Burst(next - at, accesses));
            at = next;
        }
        return bursts;
    }

    String sentence() {
        return pe() + " outputs at a time, " + simd() + " products each, " + tile + " places for each weight: "
                + cycles() + " cycles an image";
    }
}
