package org.silicnn.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.silicnn.ir.Shape;

class PermutationTest {
    private static final List<List<Integer>> EXTENTS = List.of(
            List.of(24),
            List.of(4, 6),
            List.of(6, 4),
            List.of(2, 12),
            List.of(2, 3, 4),
            List.of(4, 1, 6),
            List.of(3, 2, 2, 2),
            List.of(2, 2, 6),
            List.of(1, 24, 1));

    @Test
    void twoMergedMoveAsOneBehindTheOther() {
        int merged = 0;
        int many = 2000;
        for (long seed = 1; seed <= many; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Op.Transpose first = transpose(random);
            Op.Transpose second = transpose(random);

            Optional<Op.Transpose> both = Permutation.merged(first, second);

            int[] sources = Permutation.of(first);
            int[] expected = Arrays.stream(Permutation.of(second))
                    .map(element -> sources[element])
                    .toArray();
            if (both.isPresent()) {
                assertThat(Permutation.of(both.get())).as("seed %d", seed).isEqualTo(expected);
                merged++;
            }
        }
        // 4 by 6 and 6 by 4 have no axes in common; most pairs have.
        assertThat(merged).isBetween(many / 2, many - many / 20);
    }

    private static Op.Transpose transpose(SplittableRandom random) {
        List<Integer> extents = EXTENTS.get(random.nextInt(EXTENTS.size()));
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, extents.size()).boxed().toList());
        Collections.shuffle(order, new Random(random.nextLong()));
        return new Op.Transpose(extents, order, Shape.vector(24));
    }
}
