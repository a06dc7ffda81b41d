package org.silicnn.emit.layer;

import java.util.List;
import org.silicnn.emit.page.Page;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.schedule.TokenProgram;

/**
 * A C function of the dataflow.
 *
 * @param tables its constants, which go to a file of their own
 * @param program the order in which the printed loops read and write
 * @param inputWidth channels in a word of each stream that it reads
 * @param outputWidth channels in a word of each stream that it writes
 */
public record StageCode(Page page, List<Table> tables, TokenProgram program, int inputWidth, int outputWidth) {
    public StageCode {
        tables = List.copyOf(tables);
    }

    /** One channel in each word. */
    public StageCode(Page page, List<Table> tables, TokenProgram program) {
        this(page, tables, program, 1, 1);
    }
}
