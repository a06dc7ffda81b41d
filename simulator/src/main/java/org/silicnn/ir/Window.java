package org.silicnn.ir;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A window sliding over a tensor: the only place where output sizes and index ranges are computed.
 *
 * @param axes outermost first: width for signals; height, width for pictures; depth, height, width for volumes
 */
public record Window(List<Axis> axes) {
    /** @throws InvalidNetworkException if there are no axes or more than three, or the taps pass 2^31 − 1 */
    public Window {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > 3) {
            throw new InvalidNetworkException("a window must have 1 to 3 axes, not " + axes.size());
        }
        long taps = 1;
        for (Axis axis : axes) {
            taps *= axis.kernel();
            if (taps > Integer.MAX_VALUE) {
                throw new InvalidNetworkException("a window must have fewer than 2^31 taps, not " + axes);
            }
        }
    }

    /** The window of a picture. */
    public static Window of(Axis height, Axis width) {
        return new Window(List.of(height, width));
    }

    public Axis depth() {
        return axes.size() < 3 ? Axis.NONE : axes.get(axes.size() - 3);
    }

    public Axis height() {
        return axes.size() < 2 ? Axis.NONE : axes.get(axes.size() - 2);
    }

    public Axis width() {
        return axes.get(axes.size() - 1);
    }

    /** Places under the window. */
    public int taps() {
        return depth().kernel() * height().kernel() * width().kernel();
    }

    /**
     * The shape that sliding over {@code input} gives.
     *
     * @throws InvalidNetworkException if the window doesn't fit even once
     */
    public Shape output(Shape input, int channels) {
        return new Shape(
                depth().outputs(input.depth()),
                height().outputs(input.height()),
                width().outputs(input.width()),
                channels);
    }

    public boolean isPadded() {
        return axes.stream().anyMatch(axis -> axis.padBefore() > 0 || axis.padAfter() > 0);
    }

    /** @throws InvalidNetworkException if a position lies in the padding alone */
    void requireCells(Shape input) {
        depth().requireCells(input.depth());
        height().requireCells(input.height());
        width().requireCells(input.width());
    }

    /** Whether there is one position and it covers every cell of the input once. */
    boolean isGlobal(Shape input) {
        return depth().isGlobal(input.depth()) && height().isGlobal(input.height()) && width().isGlobal(input.width());
    }

    @Override
    public String toString() {
        return axes.stream().map(Axis::toString).collect(Collectors.joining(" x "));
    }

    /**
     * One direction of a window.
     *
     * @param kernel taps, at least 1
     * @param stride step between outputs, at least 1
     * @param dilation distance between taps, at least 1
     * @param padBefore cells added in front, at least 0
     * @param padAfter cells added behind, at least 0
     */
    public record Axis(int kernel, int stride, int dilation, int padBefore, int padAfter) {
        /** One tap, no movement: an axis that a picture doesn't have. */
        public static final Axis NONE = new Axis(1, 1, 1, 0, 0);

        /** @throws InvalidNetworkException if a component is below its least value or the reach passes 2^31 − 1 */
        public Axis {
            if (kernel < 1 || stride < 1 || dilation < 1 || padBefore < 0 || padAfter < 0) {
                throw new InvalidNetworkException(
                        "kernel, stride and dilation must be at least 1 and pads at least 0, not kernel " + kernel
                                + ", stride " + stride + ", dilation " + dilation + ", pads " + padBefore + " and "
                                + padAfter);
            }
            if ((long) (kernel - 1) * dilation + 1 + padBefore + padAfter + stride > Integer.MAX_VALUE) {
                throw new InvalidNetworkException("a window must reach less than 2^31 cells");
            }
        }

        /** Kernel and stride alone. */
        public static Axis of(int kernel, int stride) {
            return new Axis(kernel, stride, 1, 0, 0);
        }

        /** Cells from the first tap to the last, both included. */
        public int reach() {
            return (kernel - 1) * dilation + 1;
        }

        /** Output positions over {@code input} cells: {@code floor((input + pads − reach) / stride) + 1}. */
        public int outputs(int input) {
            long padded = (long) input + padBefore + padAfter;
            if (padded > Integer.MAX_VALUE) {
                throw new InvalidNetworkException("a padded extent must be below 2^31, not " + padded);
            }
            int room = (int) padded - reach();
            if (room < 0) {
                throw new InvalidNetworkException("a window of " + reach() + " cells must fit " + input
                        + " cells padded by " + padBefore + " and " + padAfter);
            }
            return room / stride + 1;
        }

        /** The input cell under a tap; below 0 or at least the input's extent when it lies in the padding. */
        public int cell(int output, int tap) {
            return output * stride - padBefore + tap * dilation;
        }

        /** How many taps of an output are on real cells of an input. */
        int cells(int output, int input) {
            int first = cell(output, 0);
            int begin = first >= 0 ? 0 : -Math.floorDiv(first, dilation);
            int end = (int) Math.min(kernel, Math.floorDiv((long) input - 1 - first, dilation) + 1);
            return Math.max(0, end - begin);
        }

        /** What {@link #cells} is at any output, in ascending order. */
        Set<Integer> cellCounts(int input) {
            Set<Integer> counts = new TreeSet<>();
            for (int output = 0; output < outputs(input); output++) {
                counts.add(cells(output, input));
            }
            return counts;
        }

        private boolean isGlobal(int input) {
            return outputs(input) == 1 && cells(0, input) == input;
        }

        private void requireCells(int input) {
            for (int output = 0; output < outputs(input); output++) {
                if (cells(output, input) == 0) {
                    throw new InvalidNetworkException(
                            "every window must cover a real cell, but position " + output + " lies in the padding");
                }
            }
        }

        @Override
        public String toString() {
            return kernel
                    + (stride == 1 ? "" : " stride " + stride)
                    + (dilation == 1 ? "" : " dilation " + dilation)
                    + (padBefore == 0 && padAfter == 0 ? "" : " pad " + padBefore + "+" + padAfter);
        }
    }
}
