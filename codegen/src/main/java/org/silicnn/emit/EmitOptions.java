package org.silicnn.emit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.silicnn.emit.layer.Folding;
import org.silicnn.emit.layer.Foldings;
import org.silicnn.target.BoardDescription;

/**
 * What a project depends on besides its network.
 *
 * @param toolVersion printed into generated files
 * @param part FPGA part for Vitis HLS
 * @param bambuDevice device name for Bambu
 * @param clockPeriod nanoseconds, as a decimal literal
 * @param board whose pins and build script the project holds
 * @param foldings how much of each weighted layer is computed in one cycle
 * @param memoryBandwidth bytes that external memory brings in a cycle, through all ports together
 */
public record EmitOptions(
        String toolVersion,
        String part,
        String bambuDevice,
        String clockPeriod,
        Optional<BoardDescription> board,
        Foldings foldings,
        int memoryBandwidth) {
    /** A port of 64 bits in every cycle: as much as one of a Zynq's. */
    public static final int MEMORY_BANDWIDTH = 8;

    private static final int KHZ_TIMES_NANOS = 1_000_000;
    private static final int PERIOD_DIGITS = 3;

    /** An Arty A7-35T or a Basys 3 at 100 MHz; Bambu knows the xc7z020 best. One product at a time in each layer. */
    public static EmitOptions defaults(String toolVersion) {
        return new EmitOptions(
                toolVersion,
                "xc7a35tcpg236-1",
                "xc7z020-1clg484-VVD",
                "10",
                Optional.empty(),
                Foldings.all(Folding.SERIAL),
                MEMORY_BANDWIDTH);
    }

    public EmitOptions withPart(String newPart) {
        return new EmitOptions(toolVersion, newPart, bambuDevice, clockPeriod, board, foldings, memoryBandwidth);
    }

    /** For a board: its clock, and its device where the HLS tool knows it. */
    public EmitOptions withBoard(BoardDescription target) {
        // Rounded down: a kernel that is a little too fast is none the worse.
        String period = BigDecimal.valueOf(KHZ_TIMES_NANOS)
                .divide(BigDecimal.valueOf(target.fabricKhz()), PERIOD_DIGITS, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
        return new EmitOptions(
                toolVersion,
                target.isXilinx() ? target.part() : part,
                bambuDevice,
                period,
                Optional.of(target),
                foldings,
                memoryBandwidth);
    }

    public EmitOptions withFoldings(Foldings newFoldings) {
        return new EmitOptions(toolVersion, part, bambuDevice, clockPeriod, board, newFoldings, memoryBandwidth);
    }

    public EmitOptions withMemoryBandwidth(int bytes) {
        return new EmitOptions(toolVersion, part, bambuDevice, clockPeriod, board, foldings, bytes);
    }
}
