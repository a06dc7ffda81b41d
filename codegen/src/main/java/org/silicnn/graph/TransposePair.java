package org.silicnn.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Two transposes, one behind the other. Both are told in the axes that are left when what lies between them is cut wherever
 * an axis of either begins; where a cut of one goes across the elements of the other, no one transpose does the same.
 */
final class TransposePair {
    private final Op.Transpose first;
    private final Op.Transpose second;
    /** Elements below each cut of the tensor between the two, ascending, from 1 up to all. */
    private final List<Integer> cuts;

    private TransposePair(Op.Transpose first, Op.Transpose second) {
        this.first = first;
        this.second = second;
        SortedSet<Integer> all = new TreeSet<>();
        all.addAll(cuts(reordered(first)));
        all.addAll(cuts(second.extents()));
        cuts = List.copyOf(all);
    }

    /** One that does what both do; empty if there is none. */
    static Optional<Op.Transpose> merged(Op.Transpose first, Op.Transpose second) {
        TransposePair pair = new TransposePair(first, second);
        return pair.isRefined() ? Optional.of(pair.merged()) : Optional.empty();
    }

    private static List<Integer> reordered(Op.Transpose transpose) {
        return transpose.order().stream().map(transpose.extents()::get).toList();
    }

    /** Elements below each axis, the slowest axis last, and all of them. */
    private static List<Integer> cuts(List<Integer> extents) {
        List<Integer> cuts = new ArrayList<>(List.of(1));
        for (int axis = extents.size() - 1; axis >= 0; axis--) {
            cuts.add(cuts.get(cuts.size() - 1) * extents.get(axis));
        }
        return cuts;
    }

    private boolean isRefined() {
        for (int i = 1; i < cuts.size(); i++) {
            if (cuts.get(i) % cuts.get(i - 1) != 0) {
                return false;
            }
        }
        return true;
    }

    private Op.Transpose merged() {
        List<List<Integer>> between = parts(reordered(first));
        // The parts of each axis of the input, in its order; a part is named by the cut below it.
        List<Integer> input = new ArrayList<>();
        for (int axis = 0; axis < first.extents().size(); axis++) {
            input.addAll(between.get(first.order().indexOf(axis)));
        }
        List<List<Integer>> read = parts(second.extents());
        List<Integer> order = second.order().stream()
                .flatMap(axis -> read.get(axis).stream())
                .map(input::indexOf)
                .toList();
        List<Integer> extents =
                input.stream().map(cut -> cuts.get(cut + 1) / cuts.get(cut)).toList();
        return new Op.Transpose(extents, order, second.shape());
    }

    /** For each of these axes of the tensor between the two, the cuts in it but for the one at its top, slowest first. */
    private List<List<Integer>> parts(List<Integer> extents) {
        List<List<Integer>> parts = new ArrayList<>();
        int below = cuts.get(cuts.size() - 1);
        int cut = cuts.size() - 1;
        for (int extent : extents) {
            below /= extent;
            List<Integer> axis = new ArrayList<>();
            while (cuts.get(cut) > below) {
                cut--;
                axis.add(cut);
            }
            parts.add(axis);
        }
        return parts;
    }
}
