package org.silicnn.sim.fast;

import java.util.Arrays;

/** A {@link FloorDivision} for each value of a row, which holds all channels at one or several places. */
final class ChannelDivisions {
    private final double[] high;
    private final double[] low;
    private final double[] lowScale;
    private final double[] highScale;
    private final double[] offset;
    private final double[] offsetIfNegative;
    private final boolean toEven;
    /** Whether any offset depends on the sign. */
    private final boolean bySign;

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
        bySign = Arrays.stream(offsetIfNegative).anyMatch(each -> each != 0);
    }

    /** Replaces the first {@code n} values. */
    void apply(double[] row, int n) {
        if (toEven) {
            divideToEven(row, n);
        } else {
            divide(row, n);
        }
    }

    // The loops look as they do for C2's sake, see FloatRows: on JDK 17 it gives up on those with more arrays.
    private void divide(double[] row, int n) {
        double[] start = new double[n];
        if (bySign) {
            addBySign(row, n, offsetIfNegative, start);
        }
        floorLow(row, n, start);
        floorHigh(row, n, start);
    }

    /** Ties go up where that makes an even number: one more is added before the floor where the floor alone is odd. */
    private void divideToEven(double[] row, int n) {
        double[] product = new double[n];
        double[] parity = new double[n];
        product(row, n, product);
        double[] scale = lowScale;
        for (int i = 0; i < n; i++) {
            parity[i] = Math.floor(product[i] * scale[i]);
        }
        double[] byHigh = high;
        double[] rest = highScale;
        for (int i = 0; i < n; i++) {
            parity[i] = Math.floor((row[i] * byHigh[i] + parity[i]) * rest[i]);
        }
        for (int i = 0; i < n; i++) {
            parity[i] = parity[i] - 2 * Math.floor(parity[i] * 0.5);
        }
        floorLow(row, n, parity);
        floorHigh(row, n, parity);
    }

    private void product(double[] row, int n, double[] product) {
        double[] byLow = low;
        for (int i = 0; i < n; i++) {
            product[i] = row[i] * byLow[i];
        }
    }

    /** Integers: one that is negative is at most −1. */
    private static void addBySign(double[] row, int n, double[] negative, double[] start) {
        for (int i = 0; i < n; i++) {
            start[i] = negative[i] * ((Math.abs(row[i] + 1) - Math.abs(row[i]) - 1) * -0.5);
        }
    }

    /** {@code start = floor((row · low + start + offset) · lowScale)}. */
    private void floorLow(double[] row, int n, double[] start) {
        double[] byLow = low;
        double[] scale = lowScale;
        double[] add = offset;
        for (int i = 0; i < n; i++) {
            start[i] = row[i] * byLow[i] + (start[i] + add[i]);
        }
        for (int i = 0; i < n; i++) {
            start[i] = Math.floor(start[i] * scale[i]);
        }
    }

    /** {@code row = floor((row · high + carry) · highScale)}. */
    private void floorHigh(double[] row, int n, double[] carry) {
        double[] byHigh = high;
        double[] rest = highScale;
        for (int i = 0; i < n; i++) {
            row[i] = row[i] * byHigh[i] + carry[i];
        }
        for (int i = 0; i < n; i++) {
            row[i] = Math.floor(row[i] * rest[i]);
        }
    }
}
