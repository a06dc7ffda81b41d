package org.silicnn.emit;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import org.silicnn.target.BoardDescription;

/**
 * What a project depends on besides its network.
 *
 * @param toolVersion printed into generated files
 * @param part FPGA part for Vitis HLS
 * @param bambuDevice device name for Bambu
 * @param clockPeriod nanoseconds, as a decimal literal
 * @param board whose pins and build script the project holds
 */
public record EmitOptions(
        String toolVersion, String part, String bambuDevice, String clockPeriod, Optional<BoardDescription> board) {
    private static final int KHZ_TIMES_NANOS = 1_000_000;
    private static final int PERIOD_DIGITS = 3;

    /** An Arty A7-35T or a Basys 3 at 100 MHz; Bambu knows the xc7z020 best. */
    public static EmitOptions defaults(String toolVersion) {
        return new EmitOptions(toolVersion, "xc7a35tcpg236-1", "xc7z020-1clg484-VVD", "10", Optional.empty());
    }

    public EmitOptions withPart(String newPart) {
        return new EmitOptions(toolVersion, newPart, bambuDevice, clockPeriod, board);
    }

    /** For a board: its clock, and its device where the HLS tool knows it. */
    public EmitOptions withBoard(BoardDescription target) {
        // Rounded down: a kernel that is a little too fast is none the worse.
        String period = BigDecimal.valueOf(KHZ_TIMES_NANOS)
                .divide(BigDecimal.valueOf(target.fabricKhz()), PERIOD_DIGITS, RoundingMode.DOWN)
                .stripTrailingZeros()
                .toPlainString();
        return new EmitOptions(
                toolVersion, target.isXilinx() ? target.part() : part, bambuDevice, period, Optional.of(target));
    }
}
