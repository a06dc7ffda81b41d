package org.silicnn.frontend;

import java.util.Arrays;
import org.silicnn.graph.Sampling;

/**
 * How a file says that a tensor be resampled, worked out to a {@link Sampling}. The conventions are those of the ONNX
 * operator Resize, which has names for all that the frameworks do.
 *
 * @param nearest which neighbour wins, for the nearest method
 * @param cubicCoefficient Keys' parameter, for the cubic method: -0.75 or -0.5
 * @param excludeOutside whether neighbours beyond the border weigh nothing, rather than repeating the border
 */
public record Interpolation(
        Method method, Centre centre, Nearest nearest, double cubicCoefficient, boolean excludeOutside) {

    /** How many neighbours take part. */
    public enum Method {
        NEAREST,
        LINEAR,
        CUBIC
    }

    /** Where the centre of a cell lies. */
    public enum Centre {
        /** {@code (i + 1/2) / scale − 1/2}. */
        HALF_PIXEL,
        /** The same, about the middle of the image if the extent was rounded. */
        HALF_PIXEL_SYMMETRIC,
        /** The same as half pixel, but 0 for a single cell. */
        PYTORCH_HALF_PIXEL,
        /** {@code (i + 1/2) / scale}. */
        TF_HALF_PIXEL,
        /** First and last cells coincide. */
        ALIGN_CORNERS,
        /** {@code i / scale}. */
        ASYMMETRIC
    }

    /** Which neighbour a coordinate between two stands for. */
    public enum Nearest {
        ROUND_PREFER_FLOOR,
        ROUND_PREFER_CEIL,
        FLOOR,
        CEIL,
        /** Down when enlarging, up when shrinking, as before files could say. */
        SIMPLE
    }

    /**
     * Resampling along one axis.
     *
     * @param scale by how much the output is larger; {@code outputs / inputs} up to rounding
     */
    public Sampling along(int inputs, int outputs, double scale) {
        if (inputs == outputs && scale == 1) {
            return Sampling.identity(inputs);
        }
        if (inputs < 1 || outputs < 1) {
            throw new Rejection(ModelProblem.VALUE_NOT_SUPPORTED, "an extent", "at least 1", outputs);
        }
        int taps = method == Method.NEAREST ? 1 : method == Method.LINEAR ? 2 : 4;
        int[] cells = new int[Limits.elements(outputs, taps)];
        float[] weights = new float[cells.length];
        for (int i = 0; i < outputs; i++) {
            double at = coordinate(i, inputs, outputs, scale);
            int first = method == Method.NEAREST ? nearestCell(at, scale) : (int) Math.floor(at) - (taps / 2 - 1);
            double[] shares = shares(at - Math.floor(at), first, inputs);
            for (int k = 0; k < taps; k++) {
                cells[i * taps + k] = Math.max(0, Math.min(inputs - 1, first + k));
                weights[i * taps + k] = (float) shares[k];
            }
        }
        return new Sampling(taps, cells, weights);
    }

    private double coordinate(int i, int inputs, int outputs, double scale) {
        return switch (centre) {
            case HALF_PIXEL -> (i + 0.5) / scale - 0.5;
            case HALF_PIXEL_SYMMETRIC -> {
                double adjustment = outputs / (scale * inputs);
                yield inputs / 2.0 * (1 - adjustment) + (i + 0.5) / scale - 0.5;
            }
            case PYTORCH_HALF_PIXEL -> outputs > 1 ? (i + 0.5) / scale - 0.5 : 0;
            case TF_HALF_PIXEL -> (i + 0.5) / scale;
            case ALIGN_CORNERS -> outputs > 1 ? (double) i * (inputs - 1) / (outputs - 1) : 0;
            case ASYMMETRIC -> i / scale;
        };
    }

    private int nearestCell(double at, double scale) {
        return (int)
                switch (nearest) {
                    case ROUND_PREFER_FLOOR -> Math.ceil(at - 0.5);
                    case ROUND_PREFER_CEIL -> Math.floor(at + 0.5);
                    case FLOOR -> Math.floor(at);
                    case CEIL -> Math.ceil(at);
                    case SIMPLE -> scale < 1 ? Math.ceil(at) : Math.floor(at);
                };
    }

    private double[] shares(double fraction, int first, int inputs) {
        double[] shares =
                switch (method) {
                    case NEAREST -> new double[] {1};
                    case LINEAR -> new double[] {1 - fraction, fraction};
                    case CUBIC -> cubic(fraction);
                };
        if (excludeOutside && method == Method.CUBIC) {
            for (int k = 0; k < shares.length; k++) {
                shares[k] = first + k < 0 || first + k >= inputs ? 0 : shares[k];
            }
            double sum = Arrays.stream(shares).sum();
            return Arrays.stream(shares).map(share -> share / sum).toArray();
        }
        return shares;
    }

    /** Keys, "Cubic convolution interpolation for digital image processing", 1981, equation 4 with a free parameter. */
    private double[] cubic(double t) {
        double a = cubicCoefficient;
        return new double[] {
            ((a * (t + 1) - 5 * a) * (t + 1) + 8 * a) * (t + 1) - 4 * a,
            ((a + 2) * t - (a + 3)) * t * t + 1,
            ((a + 2) * (1 - t) - (a + 3)) * (1 - t) * (1 - t) + 1,
            ((a * (2 - t) - 5 * a) * (2 - t) + 8 * a) * (2 - t) - 4 * a
        };
    }
}
