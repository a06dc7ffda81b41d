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
    public void nineTaps(
            float[] in,
            int[] starts,
            int tap,
            int step,
            DepthwiseTerms terms,
            int vector,
            int channel,
            float[] sums,
            int sumsAt,
            int sumsStep,
            float[] out,
            int outAt,
            int[] places,
            int count) {
        for (int p = 0; p < count; p++) {
            for (int c = 0; c < width; c++) {
                float sum = sums[sumsAt + p * sumsStep + c] + nineTaps(in, starts, tap, p * step + c, terms, vector, c);
                out[outAt + places[p] + c] = rounded(sum, terms.steps(), channel + c);
            }
        }
    }

    @Override
    public void addNineTaps(
            float[] in, int[] starts, int tap, int step, DepthwiseTerms terms, int vector, float[] sums, int count) {
        for (int p = 0; p < count; p++) {
            for (int c = 0; c < width; c++) {
                sums[p * width + c] += nineTaps(in, starts, tap, p * step + c, terms, vector, c);
            }
        }
    }

    private float nineTaps(float[] in, int[] starts, int tap, int at, DepthwiseTerms terms, int vector, int c) {
        float sum = 0;
        for (int t = tap; t < tap + 9; t++) {
            sum += in[starts[t] + at] * terms.weights()[(vector * terms.taps() + t) * width + c];
        }
        return sum;
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

    @Override
    public void carry(float[] sums, float[] high, int length) {
        for (int i = 0; i < length; i++) {
            float carry = Math.round((double) sums[i] / CARRY) * (float) CARRY;
            high[i] += carry;
            sums[i] -= carry;
        }
    }

    @Override
    public void round(float[] sums, float[] high, int row, int places, DoubleSteps steps, int first) {
        for (int i = 0; i < places * row; i++) {
            int c = DoubleSteps.evenFirst(first + i % row, width);
            double sum = (double) sums[i] + high[i];
            double once =
                    Math.rint(sum * steps.scale()[c] + (steps.symmetric() && sum < 0 ? -1 : 1) * steps.offset()[c]);
            double result = steps.nextScale() == null
                    ? once
                    : Math.rint(once * steps.nextScale()[c] + (once < 0 ? -1 : 1) * steps.nextOffset()[c]);
            sums[i] = (float) Math.max(steps.least(), Math.min(steps.most(), result));
        }
    }

    @Override
    public void unpack(byte[] from, int at, float[] to, int toAt, int length) {
        for (int i = 0; i < length; i++) {
            to[toAt + i] = from[at + i];
        }
    }
}
