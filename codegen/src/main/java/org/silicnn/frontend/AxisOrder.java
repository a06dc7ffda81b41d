package org.silicnn.frontend;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** In which order an op that works on several axes should meet them: the one in which they already lie, if possible. */
public final class AxisOrder {
    private AxisOrder() {}

    /**
     * All axes but a leading batch, the slowest first.
     *
     * <p>Of several that need no move, the one with channels, which are axis 1, last is preferred, because that is what
     * ops with a window make and want.
     */
    public static int[] of(Layout layout) {
        List<int[]> candidates = candidates(layout);
        return candidates.stream().filter(layout::isArranged).findFirst().orElse(candidates.get(0));
    }

    private static List<int[]> candidates(Layout layout) {
        int rank = layout.rank();
        boolean batched = rank > 0 && layout.isUnit(0);
        int first = batched ? 1 : 0;
        List<int[]> candidates = new ArrayList<>();
        if (batched && rank >= 3 && rank <= 5) {
            candidates.add(concat(IntStream.range(2, rank).toArray(), 1));
        }
        candidates.add(IntStream.range(first, rank).toArray());
        layout.order()
                .ifPresent(order -> candidates.add(IntStream.concat(
                                IntStream.range(first, rank).filter(axis -> absent(axis, order)), Arrays.stream(order))
                        .toArray()));
        return candidates;
    }

    /** The same with one axis moved to the end. */
    public static int[] withLast(int[] order, int axis) {
        return concat(Arrays.stream(order).filter(each -> each != axis).toArray(), axis);
    }

    /** Where an axis stands. */
    public static int position(int[] order, int axis) {
        for (int i = 0; i < order.length; i++) {
            if (order[i] == axis) {
                return i;
            }
        }
        throw new Rejection(ModelProblem.BATCH_TOUCHED, axis);
    }

    private static boolean absent(int axis, int[] order) {
        return Arrays.stream(order).noneMatch(each -> each == axis);
    }

    private static int[] concat(int[] axes, int last) {
        int[] result = Arrays.copyOf(axes, axes.length + 1);
        result[axes.length] = last;
        return result;
    }
}
