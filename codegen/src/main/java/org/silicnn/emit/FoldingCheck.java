package org.silicnn.emit;

import org.silicnn.emit.layer.Folded;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.emit.layer.Limits;
import org.silicnn.ir.Network;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Finds what HLS tools would choke on hours later: more products in a cycle than they unroll. */
final class FoldingCheck {
    private FoldingCheck() {}

    /** @throws UserException naming every layer that is folded too little */
    static void check(Network network, Foldings foldings) {
        Diagnostics diagnostics = new Diagnostics();
        for (Dataflow.Weighted each : Dataflow.weighted(network)) {
            String name = each.layer().name();
            Folded loops = each.loops(foldings.of(name), foldings.streamed().contains(name));
            long products = (long) loops.pe() * loops.simd();
            int most = Limits.products(loops);
            if (products > most) {
                diagnostics.report(CodegenProblem.FOLDING_TOO_WIDE, Where.of("layer", name), most, products);
            }
        }
        diagnostics.stopIfErrors();
    }
}
