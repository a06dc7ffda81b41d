package org.silicnn.emit.layer;

import java.util.List;
import java.util.Optional;
import org.silicnn.emit.page.Page;
import org.silicnn.emit.page.layer.ConstantsPage.Table;
import org.silicnn.schedule.TokenProgram;
import org.silicnn.target.Cost;
import org.silicnn.target.Primitives;

/**
 * A C function of the dataflow.
 *
 * @param tables its constants, which go to a file of their own
 * @param program the order in which the printed loops read and write
 * @param inputWidth channels in a word of each stream that it reads; of a stream with fewer all of them
 * @param outputWidth channels in a word of each stream that it writes
 * @param cost what it takes of an FPGA, estimated
 * @param window whose words it reads: a stage in front sends them
 * @param memory whose words it reads from its last stream: a stage beside it sends them
 */
public record StageCode(
        Page page,
        List<Table> tables,
        TokenProgram program,
        int inputWidth,
        int outputWidth,
        Cost cost,
        Optional<Sliding> window,
        Optional<WeightMemory> memory) {
    private static final int COUNTERS = 4;

    public StageCode {
        tables = List.copyOf(tables);
    }

    /** One that reads words as they are. */
    StageCode(Page page, List<Table> tables, TokenProgram program, int inputWidth, int outputWidth, Cost cost) {
        this(page, tables, program, inputWidth, outputWidth, cost, Optional.empty(), Optional.empty());
    }

    /**
     * Words of one width in and out, in a few loops.
     *
     * @param extra cost of more than these
     */
    static StageCode ofWidth(int width, Page page, List<Table> tables, TokenProgram program, Cost extra) {
        return new StageCode(
                page, tables, program, width, width, Primitives.loops(COUNTERS).plus(extra));
    }

    /** The same function behind a stage that sends it what lies under a window. */
    StageCode behind(Sliding sliding) {
        return new StageCode(page, tables, program, inputWidth, outputWidth, cost, Optional.of(sliding), memory);
    }

    /** The same function beside a stage that sends it weights. */
    StageCode from(WeightMemory weights) {
        return new StageCode(page, tables, program, inputWidth, outputWidth, cost, window, Optional.of(weights));
    }
}
