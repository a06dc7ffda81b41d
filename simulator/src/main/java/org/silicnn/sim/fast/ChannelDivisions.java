package org.silicnn.sim.fast;

/** A {@link FloorDivision} for each channel, on rows that hold one value of every channel. */
final class ChannelDivisions {
    private final double[] high;
    private final double[] low;
    private final double[] lowScale;
    private final double[] highScale;
    private final double[] offset;
    private final double[] offsetIfNegative;
    private final boolean toEven;

    ChannelDivisions(FloorDivision... divisions) {
        int channels = divisions.length;
        high = new double[channels];
        low = new double[channels];
        lowScale = new double[channels];
        highScale = new double[channels];
        offset = new double[channels];
        offsetIfNegative = new double[channels];
        boolean anyToEven = false;
        for (int c = 0; c < channels; c++) {
            FloorDivision division = divisions[c];
            high[c] = division.high();
            low[c] = division.low();
            lowScale[c] = division.lowScale();
            highScale[c] = division.highScale();
            offset[c] = division.offset();
            offsetIfNegative[c] = division.offsetIfNegative();
            // Where nothing is divided the low part, and whatever is added to it, counts nothing.
            anyToEven |= division.toEven();
        }
        toEven = anyToEven;
    }

    /** Replaces the value of each channel. */
    void apply(double[] row) {
        if (toEven) {
            divideToEven(row);
        } else {
            divide(row);
        }
    }

    // The loops look as they do for C2's sake, see FloatRows.
    private void divide(double[] row) {
        double[] byHigh = high;
        double[] byLow = low;
        double[] scale = lowScale;
        double[] rest = highScale;
        double[] add = offset;
        double[] negative = offsetIfNegative;
        for (int i = 0; i < byHigh.length; i++) {
            double start = add[i] - negative[i] * Math.max(-1, Math.min(0, row[i]));
            row[i] = Math.floor((row[i] * byHigh[i] + Math.floor((row[i] * byLow[i] + start) * scale[i])) * rest[i]);
        }
    }

    private void divideToEven(double[] row) {
        double[] byHigh = high;
        double[] byLow = low;
        double[] scale = lowScale;
        double[] rest = highScale;
        double[] add = offset;
        for (int i = 0; i < byHigh.length; i++) {
            double floor = Math.floor((row[i] * byHigh[i] + Math.floor(row[i] * byLow[i] * scale[i])) * rest[i]);
            double start = add[i] + floor - 2 * Math.floor(floor / 2);
            row[i] = Math.floor((row[i] * byHigh[i] + Math.floor((row[i] * byLow[i] + start) * scale[i])) * rest[i]);
        }
    }
}
