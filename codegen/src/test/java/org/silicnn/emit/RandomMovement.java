package org.silicnn.emit;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.silicnn.ir.Layer;
import org.silicnn.ir.Pad;
import org.silicnn.ir.Shape;
import org.silicnn.ir.Slice;
import org.silicnn.ir.TensorType;
import org.silicnn.ir.Transpose;
import org.silicnn.ir.Upsample;

/** Random layers that move elements. */
record RandomMovement(RandomParts parts) {
    private static final int MOST_ELEMENTS = 3000;

    Layer any(String name, String input, TensorType type) {
        return switch (parts.random().nextInt(4)) {
            case 0 -> pad(name, input, type);
            case 1 -> upsample(name, input, type);
            case 2 -> transpose(name, input, type);
            default -> slice(name, input, type);
        };
    }

    private Slice slice(String name, String input, TensorType type) {
        List<Integer> start = new ArrayList<>();
        List<Integer> step = new ArrayList<>();
        List<Integer> taken = new ArrayList<>();
        for (int extent : type.shape().extents()) {
            start.add(parts.chance(3) ? parts.random().nextInt(extent) : 0);
            step.add(parts.chance(3) ? parts.random().nextInt(1, 4) : 1);
            int most = (extent - 1 - start.get(start.size() - 1)) / step.get(step.size() - 1) + 1;
            taken.add(parts.chance(3) ? parts.random().nextInt(1, most + 1) : most);
        }
        return new Slice(name, input, type, start, step, shape(taken));
    }

    private Pad pad(String name, String input, TensorType type) {
        long largest = Math.min(Integer.MAX_VALUE, type.format().max());
        long least = Math.max(Integer.MIN_VALUE, type.format().min());
        int value = parts.chance(2) ? type.zeroPoint() : (int) parts.random().nextLong(least, largest + 1);
        return new Pad(name, input, type, pads(type), pads(type), value);
    }

    /** None where it would be a lot. */
    private List<Integer> pads(TensorType type) {
        boolean large = type.shape().elements() > MOST_ELEMENTS;
        return parts.random()
                .ints(4, 0, 6)
                .map(pad -> large || pad > 2 ? 0 : pad)
                .boxed()
                .toList();
    }

    private Upsample upsample(String name, String input, TensorType type) {
        int most = type.shape().elements() > MOST_ELEMENTS ? 1 : 3;
        int depth = parts.chance(4) ? parts.random().nextInt(1, most + 1) : 1;
        int height = parts.random().nextInt(1, most + 1);
        int width = parts.random().nextInt(1, most + 1);
        return new Upsample(name, input, type, depth, height, width);
    }

    private Transpose transpose(String name, String input, TensorType type) {
        List<Integer> extents = new ArrayList<>();
        for (int extent : type.shape().extents()) {
            int factor = extent % 2 == 0 && parts.chance(2) ? 2 : 1;
            extents.addAll(List.of(extent / factor, factor));
        }
        List<Integer> order = new ArrayList<>();
        for (int axis = 0; axis < extents.size(); axis++) {
            order.add(axis);
        }
        int inFront = parts.random().nextInt(0, order.size());
        Collections.shuffle(
                order.subList(inFront, order.size()), new Random(parts.random().nextLong()));
        Shape shape = shape(List.of(
                extents.get(order.get(0)) * extents.get(order.get(1)),
                extents.get(order.get(2)) * extents.get(order.get(3)),
                extents.get(order.get(4)) * extents.get(order.get(5)),
                extents.get(order.get(6)) * extents.get(order.get(7))));
        return new Transpose(name, input, type, extents, order, shape);
    }

    private static Shape shape(List<Integer> extents) {
        return new Shape(extents.get(0), extents.get(1), extents.get(2), extents.get(3));
    }
}
