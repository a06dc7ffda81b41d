package org.silicnn.quant;

import org.silicnn.graph.Graph;
import org.silicnn.graph.IntegerConv;
import org.silicnn.graph.IntegerDense;
import org.silicnn.graph.Node;
import org.silicnn.graph.Op;
import org.silicnn.graph.PadMode;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Refuses constants that are infinite or no numbers: no integer stands for them. A training that diverged leaves such. */
final class FiniteConstants {
    private final Where where;
    private final Diagnostics diagnostics = new Diagnostics();

    private FiniteConstants(Where where) {
        this.where = where;
    }

    /** @throws UserException naming every node that has such a constant */
    static void require(Graph graph, Where where) {
        FiniteConstants constants = new FiniteConstants(where);
        graph.nodes().forEach(constants::check);
        constants.diagnostics.stopIfErrors();
    }

    private void check(Node node) {
        if (node.op() instanceof Op.Conv conv) {
            weighted(node, conv.weights(), conv.bias());
        } else if (node.op() instanceof Op.Dense dense) {
            weighted(node, dense.weights(), dense.bias());
        } else if (node.op() instanceof IntegerConv conv) {
            check(node, "biases", conv.weights().bias());
        } else if (node.op() instanceof IntegerDense dense) {
            check(node, "biases", dense.weights().bias());
        } else if (node.op() instanceof Op.Affine affine) {
            check(node, "scales", affine.scale());
            check(node, "shifts", affine.shift());
        } else if (node.op() instanceof Op.PRelu relu) {
            check(node, "slopes", relu.slope());
        } else if (node.op() instanceof Op.Pad pad && pad.mode() == PadMode.CONSTANT) {
            check(node, "padding", pad.value());
        }
    }

    private void weighted(Node node, float[] weights, float[] bias) {
        check(node, "weights", weights);
        check(node, "biases", bias);
    }

    /** The first of them says enough. */
    private void check(Node node, String what, float... values) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                diagnostics.report(
                        CodegenProblem.NOT_FINITE,
                        where.node(node.name(), node.op().word()),
                        what,
                        value);
                return;
            }
        }
    }
}
