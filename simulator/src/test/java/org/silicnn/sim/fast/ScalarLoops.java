package org.silicnn.sim.fast;

/**
 * What {@link VectorLoops} say, one float at a time: the kernels around them can be tested on any JVM, for every shape of
 * vector.
 */
record ScalarLoops(int width, int columns) implements VectorLoops {
    @Override
    public ChannelLoops channels() {
        return new ScalarChannelLoops(width, 6, columns);
    }

    @Override
    public void widen(byte[] from, int at, float[] to, int toAt, int vectors, int flip, float add) {
        for (int i = 0; i < vectors * width; i++) {
            to[toAt + i] = (byte) (from[at + i] ^ flip) + add;
        }
    }

    @Override
    public void narrow(float[] from, int at, byte[] to, int toAt, int vectors, float integers) {
        for (int i = 0; i < vectors * width; i++) {
            to[toAt + i] = (byte) Float.floatToIntBits(from[at + i] + integers);
        }
    }

    @Override
    public void multiply(
            float[] sums,
            int at,
            float[] in,
            int[] starts,
            int[] offsets,
            int from,
            int to,
            float[] weights,
            int firstWeight) {
        for (int c = 0; c < PackedWeights.TILE; c++) {
            for (int j = 0; j < columns; j++) {
                for (int i = 0; i < width; i++) {
                    int sum = at + (c * columns + j) * width + i;
                    for (int k = from; k < to; k++) {
                        sums[sum] += in[starts[j] + offsets[k] + i] * weights[firstWeight + k * PackedWeights.TILE + c];
                    }
                }
            }
        }
    }

    @Override
    public void addNineTaps(
            float[] sums, float[] in, int[] starts, int tap, int vectors, float[] weights, int firstWeight) {
        for (int t = 0; t < 9; t++) {
            addTap(sums, in, starts[tap + t], vectors, weights[firstWeight + t]);
        }
    }

    @Override
    public void addTap(float[] sums, float[] in, int start, int vectors, float weight) {
        for (int i = 0; i < vectors * width; i++) {
            sums[i] += in[start + i] * weight;
        }
    }

    @Override
    public void requantizeRun(float[] sums, int vectors, FloatSteps steps, int channel) {
        for (int i = 0; i < vectors * width; i++) {
            sums[i] = requantize(sums[i], steps, channel);
        }
    }

    @Override
    public void requantize(
            float[] sums,
            int at,
            int step,
            float[] out,
            int outAt,
            int outStep,
            int channels,
            FloatSteps steps,
            int first) {
        for (int c = 0; c < channels; c++) {
            for (int i = 0; i < width; i++) {
                out[outAt + c * outStep + i] = requantize(sums[at + c * step + i], steps, first + c);
            }
        }
    }

    static float requantize(float sum, FloatSteps steps, int channel) {
        float bySign = sum < 0 ? steps.offsetIfNegative()[channel] : 0;
        double nearest = Math.rint((double) sum * steps.scale()[channel] + bySign + steps.offset()[channel]);
        return (float) Math.max(steps.least(), Math.min(steps.most(), nearest));
    }
}
