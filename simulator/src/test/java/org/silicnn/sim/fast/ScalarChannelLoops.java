package org.silicnn.sim.fast;

/** What {@link ChannelLoops} say, one float at a time. */
record ScalarChannelLoops(int width, int places, int vectors) implements ChannelLoops {
    private record Tile(int places, int vectors, int row) implements ChannelTile {
        @Override
        public void multiply(
                float[] sums,
                int at,
                float[] in,
                int[] starts,
                int first,
                int offset,
                int length,
                float[] weights,
                int firstWeight) {
            for (int p = 0; p < places; p++) {
                for (int c = 0; c < row; c++) {
                    for (int k = 0; k < length; k++) {
                        sums[at + p * row + c] +=
                                in[starts[first + p] + offset + k] * weights[firstWeight + k * row + c];
                    }
                }
            }
        }
    }

    @Override
    public ChannelTile tile(int outputs) {
        return new Tile(places, vectors, vectors * width);
    }

    @Override
    public void fourPlacesOfNineTaps(
            float[] in,
            int[] rows,
            int column,
            DepthwiseTerms terms,
            int first,
            int vector,
            int vectors,
            float[] out,
            int outAt,
            int step) {
        for (int p = 0; p < 4; p++) {
            int[] taps = new int[9];
            for (int t = 0; t < 9; t++) {
                taps[t] = rows[t / 3] + (p + t % 3) * column;
            }
            nineTaps(in, taps, 0, terms, first, vector, vectors, terms.steps().start(), out, outAt + p * step + first);
        }
    }

    @Override
    public boolean hasTwoRows() {
        return vectors > 2;
    }

    @Override
    public void eightPlacesOfNineTaps(
            float[] in,
            int[] rows,
            int column,
            DepthwiseTerms terms,
            int first,
            int vector,
            int count,
            float[] out,
            int outAt,
            int step,
            int outRow) {
        fourPlacesOfNineTaps(in, rows, column, terms, first, vector, count, out, outAt, step);
        int[] lower = {rows[1], rows[2], rows[3]};
        fourPlacesOfNineTaps(in, lower, column, terms, first, vector, count, out, outAt + outRow, step);
    }

    @Override
    public void nineTaps(
            float[] in,
            int[] taps,
            int tap,
            DepthwiseTerms terms,
            int first,
            int vector,
            int vectors,
            float[] sums,
            float[] out,
            int outAt) {
        for (int c = 0; c < vectors * width; c++) {
            float sum = sums[first + c];
            for (int t = tap; t < tap + 9; t++) {
                int weight = ((vector + c / width) * terms.taps() + t) * width + c % width;
                sum += in[taps[t] + first + c] * terms.weights()[weight];
            }
            out[outAt + c] = rounded(sum, terms.steps(), first + c);
        }
    }

    private static float rounded(float sum, FoldedSteps steps, int channel) {
        double nearest = Math.rint((double) sum * steps.scale()[channel]);
        return (float) Math.max(steps.least(), Math.min(steps.most(), nearest));
    }

    @Override
    public void roundFolded(float[] values, int at, int step, int places, FoldedSteps steps, int first, int vectors) {
        for (int p = 0; p < places; p++) {
            for (int c = 0; c < vectors * width; c++) {
                int i = at + p * step + c;
                values[i] = rounded(values[i], steps, first + c);
            }
        }
    }

    @Override
    public void round(float[] values, int at, int step, int places, FloatSteps steps, int first, int vectors) {
        for (int p = 0; p < places; p++) {
            for (int c = 0; c < vectors * width; c++) {
                int i = at + p * step + c;
                values[i] = ScalarLoops.requantize(values[i], steps, first + c);
            }
        }
    }
}
