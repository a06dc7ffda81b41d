package org.silicnn.sim.fast;

/**
 * {@code floor((x · multiplier + offset) / 2^shift)} in doubles, the multiplier cut in two so that all of it is exact:
 * {@code floor((x · high + floor((x · low + offset) · lowScale)) · highScale)}.
 *
 * @param offset in units of the product
 * @param offsetIfNegative what is added to the offset where {@code x} is negative
 * @param toEven one more is added to the offset where the floor without any offset is odd
 */
record FloorDivision(
        double high,
        double low,
        double lowScale,
        double highScale,
        double offset,
        double offsetIfNegative,
        boolean toEven) {

    /** Of integers, changes nothing. */
    static final FloorDivision BY_ONE = ofWhole(1);

    /** A product without a division. */
    static FloorDivision ofWhole(double multiplier) {
        return new FloorDivision(multiplier, 0, 0, 1, 0, 0, false);
    }

    /** Replaces the first {@code n} values. */
    void apply(double[] row, int n) {
        if (toEven) {
            divideToEven(row, n);
        } else {
            divide(row, n);
        }
    }

    private void divide(double[] row, int n) {
        double byLow = low;
        double byHigh = high;
        double scale = lowScale;
        double rest = highScale;
        double add = offset;
        double negative = offsetIfNegative;
        for (int i = 0; i < n; i++) {
            // Integers: what is multiplied is -1 where one is negative, else 0.
            double start = add - negative * ((Math.abs(row[i] + 1) - Math.abs(row[i]) - 1) * 0.5);
            row[i] = Math.floor((row[i] * byHigh + Math.floor((row[i] * byLow + start) * scale)) * rest);
        }
    }

    /** Ties go up where that makes an even number: one more is added before the floor where the floor alone is odd. */
    private void divideToEven(double[] row, int n) {
        double byLow = low;
        double byHigh = high;
        double scale = lowScale;
        double rest = highScale;
        double add = offset;
        for (int i = 0; i < n; i++) {
            double floor = Math.floor((row[i] * byHigh + Math.floor(row[i] * byLow * scale)) * rest);
            double start = add + floor - 2 * Math.floor(floor / 2);
            row[i] = Math.floor((row[i] * byHigh + Math.floor((row[i] * byLow + start) * scale)) * rest);
        }
    }
}
