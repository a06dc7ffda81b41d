package org.silicnn.sim.fast;

/**
 * The sums of some places by one block of output channels, in floats. Where those can't hold them a high part of each is
 * carried to a second float after as many terms as are exact.
 */
final class ChannelSums {
    private final ChannelLoops loops;
    private final ChannelRounding rounding;
    private final int row;
    private final float[] floats;
    /** Multiples of {@link ChannelLoops#CARRY}; null where nobody needs them. */
    private final float[] high;

    private int first;
    private int places;
    private int filled;
    private int terms;

    /**
     * For one place after the other.
     *
     * @param places at most
     * @param row output channels of a block, whole vectors
     */
    ChannelSums(ChannelLoops loops, ChannelRounding rounding, int places, int row) {
        this.loops = loops;
        this.rounding = rounding;
        this.row = row;
        floats = new float[places * row];
        high = rounding.isWide() || rounding.doubles() != null ? new float[places * row] : null;
    }

    /** What tiles add to: a row for each place. */
    float[] floats() {
        return floats;
    }

    /**
     * Begins a block.
     *
     * @param channel padded output channel that the block begins with
     * @param count places that matter
     * @param withTiles places of all tiles
     */
    void start(int channel, int count, int withTiles) {
        first = channel;
        places = count;
        filled = withTiles * row;
        terms = 0;
        for (int p = 0; p < withTiles; p++) {
            System.arraycopy(rounding.start(), channel, floats, p * row, row);
            if (rounding.isWide()) {
                System.arraycopy(rounding.highStart(), channel, high, p * row, row);
            }
        }
    }

    /** To be called before so many terms are added. */
    void reserve(int more) {
        if (terms > rounding.exactTerms() - more) {
            loops.carry(floats, high, filled);
            terms = 0;
        }
        terms += more;
    }

    /** Rounds them where {@link ChannelRounding#inTiles}. */
    void finish() {
        if (rounding.folded() != null) {
            loops.roundFolded(floats, 0, row, places, rounding.folded(), first, row / loops.width());
        } else if (rounding.steps() != null) {
            loops.round(floats, 0, row, places, rounding.steps(), first, row / loops.width());
        } else if (rounding.doubles() != null) {
            loops.round(floats, high, row, places, rounding.doubles(), first);
        }
    }

    /**
     * Puts them, or what they were rounded to, into a block.
     *
     * @param place the first
     * @param channel the first
     * @param width channels of the block that exist
     */
    void store(Block output, int place, int channel, int width) {
        int step = output.cell();
        int to = output.at(place) + channel;
        if (rounding.isWide() && rounding.doubles() == null) {
            storeWide(output, to, step, width);
        } else if (output.frame().isPresent()) {
            storeFramed(output, place, channel, width);
        } else if (width == step && width == row) {
            System.arraycopy(floats, 0, output.floats(), to, places * row);
        } else {
            for (int p = 0; p < places; p++) {
                System.arraycopy(floats, p * row, output.floats(), to + p * step, width);
            }
        }
    }

    private void storeFramed(Block output, int place, int channel, int width) {
        int rowOfPlaces = output.type().shape().width();
        int x = place % rowOfPlaces;
        int to = output.at(place) + channel;
        for (int p = 0; p < places; p++) {
            if (x == rowOfPlaces) {
                x = 0;
                to = output.at(place + p) + channel;
            }
            System.arraycopy(floats, p * row, output.floats(), to, width);
            to += output.cell();
            x++;
        }
    }

    private void storeWide(Block output, int to, int step, int width) {
        for (int p = 0; p < places; p++) {
            for (int c = 0; c < width; c++) {
                long sum = (long) floats[p * row + c] + (long) high[p * row + c];
                if (output.floats() != null) {
                    output.floats()[to + p * step + c] = sum;
                } else {
                    output.longs()[to + p * step + c] = sum;
                }
            }
        }
    }
}
