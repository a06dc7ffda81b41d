package org.silicnn.frontend;

import java.util.Arrays;
import java.util.function.Function;
import org.silicnn.graph.Op;
import org.silicnn.ir.Shape;

/** Scaling and shifting a tensor by constants that broadcasting spreads over it. */
public final class Affines {
    private static final Constant ONE = Constant.of(new int[0], 1f);
    private static final Constant ZERO = Constant.of(new int[0], 0f);

    private Affines() {}

    /** {@code x + shift}. */
    public static Activation shift(GraphDraft draft, String name, Activation x, Constant shift) {
        return apply(draft, name, x, ONE, shift);
    }

    /** {@code scale · x}. */
    public static Activation scale(GraphDraft draft, String name, Activation x, Constant scale) {
        return apply(draft, name, x, scale, ZERO);
    }

    /**
     * {@code scale · x + shift}, with one pair for each channel if that is enough, else with one for each element.
     *
     * @throws Rejection if a constant would widen the tensor, or differs between images of a batch
     */
    public static Activation apply(GraphDraft draft, String name, Activation x, Constant scale, Constant shift) {
        Activation aligned = aligned(x, Math.max(scale.rank(), shift.rank()));
        float[] scales = spread(aligned, scale);
        float[] shifts = spread(aligned, shift);
        int channels = x.shape().channels();
        if (repeats(scales, channels) && repeats(shifts, channels)) {
            return draft.apply(
                    name, new Op.Affine(Arrays.copyOf(scales, channels), Arrays.copyOf(shifts, channels)), aligned);
        }
        Shape vector = Shape.vector(x.shape().elements());
        Activation flat = draft.apply(name + "/reshape", new Op.Reshape(vector), aligned);
        return draft.apply(name, new Op.Affine(scales, shifts), flat);
    }

    /**
     * {@code x} if it is positive, else {@code slope · x}.
     *
     * @throws Rejection if the constant would widen the tensor, or differs between images of a batch
     */
    public static Activation pRelu(GraphDraft draft, String name, Activation x, Constant slope) {
        return perChannel(draft, name, x, slope, Op.PRelu::new);
    }

    /**
     * An op that has one number for each channel, if the constant is the same at every place, else one for each element of
     * a vector.
     *
     * @param op makes the op of the numbers
     * @throws Rejection if the constant would widen the tensor, or differs between images of a batch
     */
    public static Activation perChannel(
            GraphDraft draft, String name, Activation x, Constant constant, Function<float[], Op> op) {
        Activation aligned = aligned(x, constant.rank());
        float[] values = spread(aligned, constant);
        int channels = x.shape().channels();
        if (repeats(values, channels)) {
            return draft.apply(name, op.apply(Arrays.copyOf(values, channels)), aligned);
        }
        Shape vector = Shape.vector(x.shape().elements());
        return draft.apply(name, op.apply(values), draft.apply(name + "/reshape", new Op.Reshape(vector), aligned));
    }

    /**
     * {@code γ (x − μ) / √(σ² + ε) + β} along an axis; each array holds one number for each place on it.
     *
     * @throws Rejection if the axis is the batch
     */
    public static Activation normalize(
            GraphDraft draft,
            String name,
            Activation x,
            int axis,
            float[] gamma,
            float[] beta,
            float[] mean,
            float[] variance,
            double epsilon) {
        float[] scale = new float[mean.length];
        float[] shift = new float[mean.length];
        for (int c = 0; c < scale.length; c++) {
            double factor = gamma[c] / Math.sqrt(variance[c] + epsilon);
            scale[c] = (float) factor;
            shift[c] = (float) (beta[c] - mean[c] * factor);
        }
        int[] dims = new int[x.dims().length - axis];
        Arrays.fill(dims, 1);
        dims[0] = scale.length;
        return apply(draft, name, x, Constant.of(dims, scale), Constant.of(dims, shift));
    }

    /** With axes of extent 1 in front, as many as broadcasting to a constant of a rank needs. */
    private static Activation aligned(Activation x, int rank) {
        int[] dims = Dims.leadingOnes(Math.max(x.dims().length, rank), x.dims());
        return x.withLayout(x.layout().reshaped(dims).orElseThrow());
    }

    /** The constant's element for each element of the tensor, in the order of memory. */
    private static float[] spread(Activation x, Constant constant) {
        if (constant.rank() > x.dims().length) {
            throw new Rejection(ModelProblem.WIDENS_IMAGE, Dims.text(constant.dims()), Dims.text(x.dims()));
        }
        int[] dims = Dims.leadingOnes(x.dims().length, constant.dims());
        for (int axis = 0; axis < dims.length; axis++) {
            boolean batch = x.layout().isUnit(axis);
            if (dims[axis] != 1 && (dims[axis] != x.dims()[axis] || batch)) {
                throw new Rejection(ModelProblem.WIDENS_IMAGE, Dims.text(constant.dims()), Dims.text(x.dims()));
            }
        }
        float[] values = constant.floats();
        int[] sources = x.layout().broadcast(dims);
        float[] spread = new float[sources.length];
        for (int i = 0; i < spread.length; i++) {
            spread[i] = values[sources[i]];
        }
        return spread;
    }

    private static boolean repeats(float[] values, int period) {
        for (int i = period; i < values.length; i++) {
            if (Float.floatToIntBits(values[i]) != Float.floatToIntBits(values[i - period])) {
                return false;
            }
        }
        return true;
    }
}
