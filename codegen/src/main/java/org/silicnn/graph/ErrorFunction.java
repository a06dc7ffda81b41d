package org.silicnn.graph;

/** Gauss's error function, which the JDK lacks. */
final class ErrorFunction {
    /** Beyond this the result differs from 1 by less than half a unit in the last place. */
    private static final double SATURATION = 6;

    private ErrorFunction() {}

    /**
     * {@code erf(x)} by the series {@code 2/√π · exp(−x²) · Σ 2ⁿ x²ⁿ⁺¹ / (2n+1)!!} (Abramowitz and Stegun 7.1.6), whose
     * terms have one sign, so that nothing cancels.
     */
    static double erf(double x) {
        if (Math.abs(x) >= SATURATION) {
            return Math.signum(x);
        }
        double term = x;
        double sum = x;
        for (int n = 1; Math.abs(term) > Math.ulp(sum) / 4; n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }
}
