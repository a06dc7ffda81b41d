package org.silicnn.frontend.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.silicnn.frontend.ModelProblem;
import org.silicnn.frontend.Rejection;
import org.silicnn.frontend.Windows;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** Strides, dilations and the several ways to say how much to pad, as a window with explicit pads. */
final class WindowAttributes {
    private final int[] kernel;
    private final int[] strides;
    private final int[] dilations;
    private final int[] pads;
    private final String autoPad;
    private final boolean ceil;

    private WindowAttributes(OnnxNode node, int[] kernel, boolean ceil) {
        this.kernel = kernel;
        this.strides = list(node, "strides", kernel.length, 1);
        this.dilations = list(node, "dilations", kernel.length, 1);
        this.pads = list(node, "pads", 2 * kernel.length, 0);
        this.autoPad = node.text("auto_pad", "NOTSET");
        this.ceil = ceil;
    }

    /**
     * The window of a node over an input.
     *
     * @param kernel extents, outermost axis first
     * @param input extents, as many as the kernel's
     */
    static Window window(OnnxNode node, int[] kernel, int[] input) {
        return new WindowAttributes(node, kernel, node.flag("ceil_mode", false)).over(input);
    }

    /** The same, with the number of outputs rounded down even if the node says up. */
    static Window withoutCeil(OnnxNode node, int[] kernel, int[] input) {
        return new WindowAttributes(node, kernel, false).over(input);
    }

    private Window over(int[] input) {
        if (kernel.length != input.length) {
            throw new Rejection(ModelProblem.SIZES_DISAGREE, "axes of kernel_shape", input.length, kernel.length);
        }
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < kernel.length; i++) {
            axes.add(axis(i, input[i]));
        }
        return Windows.of(axes);
    }

    /** A list of so many numbers, all the same if the node hasn't it. */
    static int[] list(OnnxNode node, String attribute, int length, int otherwise) {
        int[] given = node.integers(attribute).orElseGet(() -> {
            int[] values = new int[length];
            Arrays.fill(values, otherwise);
            return values;
        });
        if (given.length != length) {
            throw new Rejection(ModelProblem.ATTRIBUTE_VALUE, attribute, length + " numbers", given.length);
        }
        return given;
    }

    private Axis axis(int i, int input) {
        Axis bare = new Axis(kernel[i], strides[i], dilations[i], 0, 0);
        return switch (autoPad) {
            case "NOTSET", "" -> {
                Axis padded = Windows.padded(bare, pads[i], pads[i + kernel.length]);
                yield ceil ? ceiled(padded, input) : padded;
            }
            case "VALID" -> ceil ? ceiled(bare, input) : bare;
            case "SAME_UPPER" -> Windows.same(bare, input);
            case "SAME_LOWER" -> Windows.sameLower(bare, input);
            default ->
                throw new Rejection(
                        ModelProblem.ATTRIBUTE_VALUE, "auto_pad", "NOTSET, VALID, SAME_UPPER or SAME_LOWER", autoPad);
        };
    }

    /** Rounding the number of outputs up is padding behind; but no window may start there. */
    private static Axis ceiled(Axis axis, int input) {
        long room = (long) input + axis.padBefore() + axis.padAfter() - axis.reach();
        if (room < 0) {
            return axis;
        }
        long outputs = (room + axis.stride() - 1) / axis.stride() + 1;
        if ((outputs - 1) * axis.stride() >= (long) input + axis.padBefore()) {
            outputs--;
        }
        long after = (outputs - 1) * axis.stride() + axis.reach() - input - axis.padBefore();
        return Windows.padded(axis, axis.padBefore(), (int) Math.max(axis.padAfter(), after));
    }
}
