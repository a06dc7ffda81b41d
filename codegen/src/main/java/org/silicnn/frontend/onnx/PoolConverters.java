package org.silicnn.frontend.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.silicnn.frontend.Activation;
import org.silicnn.frontend.GraphDraft.Value;
import org.silicnn.frontend.Spatial;
import org.silicnn.frontend.Windows;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.ir.Window;
import org.silicnn.ir.Window.Axis;

/** Pooling under a window. */
final class PoolConverters {
    private PoolConverters() {}

    static void addTo(Map<String, Converter> table) {
        table.put("AveragePool", PoolConverters::average);
        table.put("GlobalAveragePool", node -> pool(node, new Op.AveragePool(global(node), false)));
        table.put("GlobalMaxPool", node -> pool(node, new Op.MaxPool(global(node))));
        table.put("MaxPool", node -> pool(node, new Op.MaxPool(window(node))));
    }

    private static Window window(OnnxNode node) {
        Activation input = node.activation(0);
        Spatial.requireRank(input);
        return WindowAttributes.window(node, kernel(node), Spatial.extents(input));
    }

    private static int[] kernel(OnnxNode node) {
        return node.integers("kernel_shape").orElseThrow(() -> node.missing("kernel_shape"));
    }

    private static Window global(OnnxNode node) {
        Activation input = node.activation(0);
        Spatial.requireRank(input);
        List<Axis> axes = new ArrayList<>();
        for (int extent : Spatial.extents(input)) {
            axes.add(Axis.of(extent, 1));
        }
        return Windows.of(axes);
    }

    private static void pool(OnnxNode node, Op op) {
        Activation input = node.activation(0);
        Value output = node.draft().add(node.name(), op, Spatial.arrange(node.draft(), node.name(), input));
        node.result(Spatial.activation(output, input));
    }

    /**
     * Cells that rounding up adds behind never count, padding that the file asks for may. If both are there, the latter
     * becomes real zeros first.
     */
    private static void average(OnnxNode node) {
        boolean countPadding = node.flag("count_include_pad", false);
        Window window = window(node);
        Activation input = node.activation(0);
        Value image = Spatial.arrange(node.draft(), node.name(), input);
        if (countPadding && node.flag("ceil_mode", false)) {
            Window asked = WindowAttributes.withoutCeil(node, kernel(node), Spatial.extents(input));
            if (asked.axes().stream().anyMatch(axis -> axis.padBefore() + axis.padAfter() > 0)) {
                image = node.draft().add(node.name() + "/pad", padding(asked), image);
            }
            window = minus(window, asked);
            countPadding = false;
        }
        Value output = node.draft().add(node.name(), new Op.AveragePool(window, countPadding), image);
        node.result(Spatial.activation(output, input));
    }

    private static Op padding(Window window) {
        List<Integer> before = List.of(
                window.depth().padBefore(),
                window.height().padBefore(),
                window.width().padBefore(),
                0);
        List<Integer> after = List.of(
                window.depth().padAfter(),
                window.height().padAfter(),
                window.width().padAfter(),
                0);
        return new Op.Pad(before, after, PadMode.CONSTANT, 0);
    }

    private static Window minus(Window window, Window padded) {
        List<Axis> axes = new ArrayList<>();
        for (int i = 0; i < window.axes().size(); i++) {
            Axis axis = window.axes().get(i);
            int rest = axis.padAfter() - padded.axes().get(i).padAfter();
            axes.add(new Axis(axis.kernel(), axis.stride(), axis.dilation(), 0, rest));
        }
        return new Window(axes);
    }
}
