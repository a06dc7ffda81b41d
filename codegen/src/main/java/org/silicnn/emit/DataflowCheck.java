package org.silicnn.emit;

import org.silicnn.emit.layer.Limits;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.problem.CodegenProblem;
import org.silicnn.problem.Diagnostics;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/** Finds what HLS tools would choke on hours later: words that are too wide, tables that are too large. */
final class DataflowCheck {
    private DataflowCheck() {}

    /** @throws UserException naming every layer with such a thing */
    static void check(Dataflow dataflow) {
        Diagnostics diagnostics = new Diagnostics();
        for (Stage stage : dataflow.stages()) {
            Where where = Where.of("layer", stage.layer());
            for (Table table : stage.code().tables()) {
                if (table.size() > Limits.TABLE) {
                    diagnostics.report(CodegenProblem.TABLE_TOO_LARGE, where, Limits.TABLE, table.size());
                }
            }
            for (Channel channel : dataflow.channels()) {
                int bits = channel.words().bits();
                if (stage.outputs().contains(channel.name()) && bits > Limits.WORD_BITS) {
                    diagnostics.report(CodegenProblem.WORD_TOO_WIDE, where, Limits.WORD_BITS, bits);
                }
            }
        }
        diagnostics.stopIfErrors();
    }
}
