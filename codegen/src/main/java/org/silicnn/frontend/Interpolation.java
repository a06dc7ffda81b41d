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
 * @param antialias whether shrinking widens the filter, so that every input takes part
 */
public record Interpolation(
        Method method,
        Centre centre,
        Nearest nearest,
        double cubicCoefficient,
        boolean excludeOutside,
        boolean antialias) {

    /** Each cell as often as the output is larger. */
    public static final Interpolation REPEAT =
            new Interpolation(Method.NEAREST, Centre.ASYMMETRIC, Nearest.FLOOR, -0.75, false, false);

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
        double squeeze = antialias && method != Method.NEAREST ? Math.min(1, scale) : 1;
        int before = method == Method.NEAREST ? 0 : (int) Math.ceil(reach() / squeeze) - 1;
        int taps = method == Method.NEAREST ? 1 : 2 * (before + 1);
        int[] cells = new int[Limits.elements(outputs, taps)];
        float[] weights = new float[cells.length];
        for (int i = 0; i < outputs; i++) {
            double at = coordinate(i, inputs, outputs, scale);
            int first = method == Method.NEAREST ? nearestCell(at, scale) : (int) Math.floor(at) - before;
            double[] shares = shares(at, first, taps, squeeze, inputs);
            for (int k = 0; k < taps; k++) {
                cells[i * taps + k] = Math.max(0, Math.min(inputs - 1, first + k));
                weights[i * taps + k] = (float) shares[k];
            }
        }
        return new Sampling(taps, cells, weights);
    }

    /** Cells to either side that the filter reaches. */
    private int reach() {
        return method == Method.LINEAR ? 1 : 2;
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
            // Not the number of outputs, which is rounded down.
            case ALIGN_CORNERS -> outputs > 1 ? i * (inputs - 1) / (inputs * scale - 1) : 0;
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

    private double[] shares(double at, int first, int taps, double squeeze, int inputs) {
        double[] shares = new double[taps];
        for (int k = 0; k < taps; k++) {
            boolean outside = first + k < 0 || first + k >= inputs;
            shares[k] = excludeOutside && outside ? 0 : filter(Math.abs(first + k - at) * squeeze);
        }
        double sum = Arrays.stream(shares).sum();
        return Arrays.stream(shares).map(share -> share / sum).toArray();
    }

    /** The weight of a neighbour at a distance. */
    private double filter(double distance) {
        return switch (method) {
            case NEAREST -> 1;
            case LINEAR -> Math.max(0, 1 - distance);
            case CUBIC -> cubic(distance);
        };
    }

    /** Keys, "Cubic convolution interpolation for digital image processing", 1981, equation 4 with a free parameter. */
    private double cubic(double x) {
        double a = cubicCoefficient;
        if (x < 1) {
            return ((a + 2) * x - (a + 3)) * x * x + 1;
        }
        return x < 2 ? ((a * x - 5 * a) * x + 8 * a) * x - 4 * a : 0;
    }
}
