package org.silicnn.frontend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How the axes of a tensor in a model file lie in the memory of one image.
 *
 * <p>Memory counts its elements with digits of mixed radix, as a clock counts seconds. Each axis of the file's tensor is
 * a sequence of such digits, slowest first, and each digit stands in exactly one axis. So transposing permutes axes,
 * reshaping regroups and splits digits, and neither moves an element. The batch is a digit without memory: images are
 * computed one at a time.
 */
public final class Layout {
    /** A digit: {@code extent} steps of {@code stride} elements. Extent 1 is never stored. */
    private record Digit(int extent, int stride) {
        boolean isBatch() {
            return stride == 0;
        }
    }

    private final List<List<Digit>> axes;

    private Layout(List<List<Digit>> axes) {
        this.axes = axes.stream().map(Layout::merged).toList();
    }

    /**
     * A tensor whose axes lie whole in memory.
     *
     * @param dims extents, batch included
     * @param order the axes in the order in which they lie in memory, slowest first. Left out are only axes of extent
     *     1, and axis 0 if it is the batch
     */
    public static Layout of(int[] dims, int... order) {
        List<List<Digit>> axes = new ArrayList<>();
        for (int extent : dims) {
            axes.add(digit(extent, 0));
        }
        int stride = 1;
        for (int i = order.length - 1; i >= 0; i--) {
            axes.set(order[i], digit(dims[order[i]], stride));
            stride *= dims[order[i]];
        }
        Layout layout = new Layout(axes);
        if (!layout.hasBatchOnlyOn(0)) {
            throw new IllegalArgumentException("every axis but the batch must lie in memory");
        }
        return layout;
    }

    /** Memory in the order of the axes, the last fastest. */
    public static Layout inOrder(int[] dims, boolean batched) {
        return of(dims, IntStream.range(batched ? 1 : 0, dims.length).toArray());
    }

    private static List<Digit> digit(int extent, int stride) {
        return extent == 1 ? List.of() : List.of(new Digit(extent, stride));
    }

    public int rank() {
        return axes.size();
    }

    /** Extents of the axes. */
    public int[] dims() {
        return axes.stream().mapToInt(Layout::extent).toArray();
    }

    /** Images that the file's tensor holds, if it says a number above 1; otherwise 1. */
    public int batch() {
        return axes.stream()
                .flatMap(List::stream)
                .filter(Digit::isBatch)
                .mapToInt(Digit::extent)
                .findAny()
                .orElse(1);
    }

    /** Whether the batch is an axis of its own, or just 1. */
    public boolean hasBatchOnlyOn(int axis) {
        for (int i = 0; i < axes.size(); i++) {
            boolean here = axes.get(i).stream().anyMatch(Digit::isBatch);
            if (here && (i != axis || axes.get(i).size() > 1)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an axis has extent 1 but for the batch. */
    public boolean isUnit(int axis) {
        return axes.get(axis).stream().allMatch(Digit::isBatch);
    }

    /** With the axes in another order: axis {@code i} of the result is {@code order[i]} of this. */
    public Layout transposed(int... order) {
        return new Layout(Arrays.stream(order).mapToObj(axes::get).toList());
    }

    /**
     * With other extents over the same elements in the same row-major order.
     *
     * @return empty if the elements would have to move
     */
    public Optional<Layout> reshaped(int... dims) {
        // Neighbours in memory become one digit, which can be split at any divisor.
        Deque<Digit> rest =
                new ArrayDeque<>(merged(axes.stream().flatMap(List::stream).toList()));
        List<List<Digit>> result = new ArrayList<>();
        for (int extent : dims) {
            List<Digit> axis = new ArrayList<>();
            if (!take(rest, extent, axis)) {
                return Optional.empty();
            }
            result.add(axis);
        }
        return rest.isEmpty() ? Optional.of(new Layout(result)) : Optional.empty();
    }

    private static boolean take(Deque<Digit> rest, int extent, List<Digit> axis) {
        int wanted = extent;
        while (wanted > 1) {
            Digit next = rest.pollFirst();
            if (next == null) {
                return false;
            }
            if (wanted % next.extent == 0) {
                axis.add(next);
                wanted /= next.extent;
            } else if (next.extent % wanted == 0 && !next.isBatch()) {
                int inner = next.extent / wanted;
                axis.add(new Digit(wanted, next.stride * inner));
                rest.addFirst(new Digit(inner, next.stride));
                wanted = 1;
            } else {
                return false;
            }
        }
        return true;
    }

    /** Whether memory holds exactly these axes in this order, the last fastest. Left out may be only axes of extent 1. */
    public boolean isArranged(int... order) {
        int stride = 1;
        List<Digit> digits = digits(order);
        for (int i = digits.size() - 1; i >= 0; i--) {
            if (digits.get(i).stride != stride) {
                return false;
            }
            stride *= digits.get(i).extent;
        }
        return stride == elements();
    }

    /** Elements of one image. */
    public int elements() {
        return axes.stream()
                .flatMap(List::stream)
                .filter(digit -> !digit.isBatch())
                .mapToInt(Digit::extent)
                .reduce(1, (a, b) -> a * b);
    }

    /** Extents of memory's digits, slowest first, and where each goes in a memory that holds the axes in this order. */
    public Move moveTo(int... order) {
        List<Digit> target = digits(order);
        List<Digit> source = target.stream()
                .sorted(Comparator.comparingInt(Digit::stride).reversed())
                .toList();
        return new Move(
                source.stream().map(Digit::extent).toList(),
                target.stream().map(source::indexOf).toList());
    }

    /** A transposition of memory, as {@link org.silicnn.graph.Op.Transpose} takes it. */
    public record Move(List<Integer> extents, List<Integer> order) {}

    /** The order of axes in memory, batch and axes of extent 1 left out; empty if axes are interleaved. */
    public Optional<int[]> order() {
        int[] order = IntStream.range(0, rank())
                .filter(axis -> !isUnit(axis))
                .boxed()
                .sorted(Comparator.comparingInt((Integer axis) -> slowest(axis)).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
        return isArranged(order) ? Optional.of(order) : Optional.empty();
    }

    private int slowest(int axis) {
        return axes.get(axis).stream().mapToInt(Digit::stride).max().orElse(0);
    }

    /** Where in memory each index of an axis, the batch aside, lies relative to index 0. */
    public int[] offsets(int axis) {
        int[] offsets = {0};
        for (Digit digit : digits(axis)) {
            int[] longer = new int[offsets.length * digit.extent];
            for (int i = 0; i < longer.length; i++) {
                longer[i] = offsets[i / digit.extent] + i % digit.extent * digit.stride;
            }
            offsets = longer;
        }
        return offsets;
    }

    /**
     * For each place in memory the element of a row-major tensor that broadcasting puts there.
     *
     * @param dims extents of that tensor, as many as this has; each is 1 or this one's, and 1 on the batch
     */
    public int[] broadcast(int... dims) {
        int[] places = {0};
        int[] sources = {0};
        int stride = 1;
        for (int axis = rank() - 1; axis >= 0; axis--) {
            int[] offsets = offsets(axis);
            int step = dims[axis] == 1 ? 0 : stride;
            int inner = places.length;
            int[] morePlaces = new int[inner * offsets.length];
            int[] moreSources = new int[inner * offsets.length];
            for (int i = 0; i < morePlaces.length; i++) {
                morePlaces[i] = places[i % inner] + offsets[i / inner];
                moreSources[i] = sources[i % inner] + i / inner * step;
            }
            places = morePlaces;
            sources = moreSources;
            stride *= dims[axis];
        }
        int[] result = new int[places.length];
        for (int i = 0; i < result.length; i++) {
            result[places[i]] = sources[i];
        }
        return result;
    }

    private List<Digit> digits(int... order) {
        return Arrays.stream(order)
                .mapToObj(axes::get)
                .flatMap(List::stream)
                .filter(digit -> !digit.isBatch())
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Layout layout && axes.equals(layout.axes);
    }

    @Override
    public int hashCode() {
        return axes.hashCode();
    }

    /** The digits of each axis as {@code extent*stride}, for debugging. */
    @Override
    public String toString() {
        return axes.toString();
    }

    private static int extent(List<Digit> axis) {
        return axis.stream().mapToInt(Digit::extent).reduce(1, (a, b) -> a * b);
    }

    private static List<Digit> merged(List<Digit> axis) {
        List<Digit> result = new ArrayList<>();
        for (Digit digit : axis) {
            int last = result.size() - 1;
            if (last >= 0 && !digit.isBatch() && result.get(last).stride == digit.stride * digit.extent) {
                result.set(last, new Digit(result.get(last).extent * digit.extent, digit.stride));
            } else {
                result.add(digit);
            }
        }
        return List.copyOf(result);
    }
}
