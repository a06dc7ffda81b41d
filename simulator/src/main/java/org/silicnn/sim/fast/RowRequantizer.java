package org.silicnn.sim.fast;

/** One {@link org.silicnn.ir.Requantize} on rows of exact integers; what it gives has the zero point subtracted. */
abstract class RowRequantizer {
    /** How many there are. */
    abstract int channels();

    /** The same for some channels only. */
    abstract RowRequantizer slice(int first, int count);

    /** Replaces the first {@code n} values, all of one channel. */
    abstract void apply(double[] row, int n, int channel);

    /** The same on floats. */
    void apply(float[] row, int n, int channel) {
        double[] wide = new double[n];
        for (int i = 0; i < n; i++) {
            wide[i] = row[i];
        }
        apply(wide, n, channel);
        for (int i = 0; i < n; i++) {
            row[i] = (float) wide[i];
        }
    }

    /** Places whose values make a row long enough that a loop's start and end don't count. */
    static int placesOfRow(int channels) {
        return Math.max(1, RowMath.ROW / channels);
    }

    /** Replaces the values of all channels at no more than {@link #placesOfRow}, the channels innermost. */
    abstract void applyRow(double[] row, int places);

    /** The same at any number of places, from {@code at} on. */
    void applyPlaces(float[] values, int at, int places) {
        int step = placesOfRow(channels());
        double[] row = new double[step * channels()];
        for (int place = 0; place < places; place += step) {
            int first = at + place * channels();
            int count = Math.min(step, places - place);
            int n = count * channels();
            for (int i = 0; i < n; i++) {
                row[i] = values[first + i];
            }
            applyRow(row, count);
            for (int i = 0; i < n; i++) {
                values[first + i] = (float) row[i];
            }
        }
    }

    /** The same on doubles. */
    void applyPlaces(double[] values, int at, int places) {
        int step = placesOfRow(channels());
        double[] row = new double[step * channels()];
        for (int place = 0; place < places; place += step) {
            int first = at + place * channels();
            int count = Math.min(step, places - place);
            System.arraycopy(values, first, row, 0, count * channels());
            applyRow(row, count);
            System.arraycopy(row, 0, values, first, count * channels());
        }
    }
}
