package org.silicnn.frontend;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Extents of tensors as model files have them: any number of axes, batch included. */
public final class Dims {
    private Dims() {}

    /** {@code 1x28x28}, or {@code scalar}. */
    public static String text(int... extents) {
        return extents.length == 0
                ? "scalar"
                : Arrays.stream(extents).mapToObj(String::valueOf).collect(Collectors.joining("x"));
    }

    /**
     * An axis counted from the front.
     *
     * @param axis counted from the end if negative
     * @throws Rejection if there is no such axis
     */
    public static int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw new Rejection(ModelProblem.NO_SUCH_AXIS, rank, axis);
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** Whether these are the axes 0 up to, not including, {@code rank}, each once. */
    public static boolean isPermutation(int[] order, int rank) {
        return Arrays.equals(
                Arrays.stream(order).sorted().toArray(),
                IntStream.range(0, rank).toArray());
    }

    /** The extents from one axis up to, not including, another. */
    public static int[] range(int[] extents, int from, int to) {
        return Arrays.copyOfRange(extents, from, to);
    }

    /**
     * The extent that a tensor of two extents has after broadcasting.
     *
     * @throws Rejection if two extents differ and neither is 1
     */
    public static int[] broadcast(int[] a, int[] b) {
        int[] result = new int[Math.max(a.length, b.length)];
        for (int i = 1; i <= result.length; i++) {
            int x = i <= a.length ? a[a.length - i] : 1;
            int y = i <= b.length ? b[b.length - i] : 1;
            if (x != y && x != 1 && y != 1) {
                throw new Rejection(ModelProblem.NOT_BROADCASTABLE, text(a), text(b));
            }
            result[result.length - i] = x == 1 ? y : x;
        }
        return result;
    }

    /** The extents with ones in front, so that there are {@code rank} of them. */
    public static int[] leadingOnes(int rank, int[] extents) {
        int[] result = new int[rank];
        Arrays.fill(result, 1);
        System.arraycopy(extents, 0, result, rank - extents.length, extents.length);
        return result;
    }
}
