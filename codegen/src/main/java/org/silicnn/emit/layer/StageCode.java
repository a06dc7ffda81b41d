package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.Page;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.target.Budget;
import org.silicnn.target.Primitives;

/**
 * A C function of the dataflow.
 *
 * @param tables its constants, which go to a file of their own
 * @param program the order in which the printed loops read and write
 * @param inputWidth channels in a word of each stream that it reads
 * @param outputWidth channels in a word of each stream that it writes
 * @param cost what it takes of an FPGA, estimated
 */
public record StageCode(
        Page page, List<Table> tables, TokenProgram program, int inputWidth, int outputWidth, Budget cost) {
    private static final int COUNTERS = 4;

    public StageCode {
        tables = List.copyOf(tables);
    }

    /** One channel in each word, and nothing that costs more than loops and tables do. */
    public StageCode(Page page, List<Table> tables, TokenProgram program) {
        this(page, tables, program, Budget.NOTHING);
    }

    /**
     * One channel in each word.
     *
     * @param extra cost of more than loops and tables
     */
    StageCode(Page page, List<Table> tables, TokenProgram program, Budget extra) {
        this(page, tables, program, 1, 1, plain(tables).plus(extra));
    }

    private static Budget plain(List<Table> tables) {
        return tables.stream()
                .map(table -> Primitives.rom(table.size(), table.elementBits()))
                .reduce(Primitives.loops(COUNTERS), Budget::plus);
    }
}
