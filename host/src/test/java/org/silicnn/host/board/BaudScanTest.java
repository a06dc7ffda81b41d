package org.silicnn.host.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.serial.BaudRate;
import org.silicnn.host.serial.PortProblem;
import org.silicnn.host.serial.SerialLink;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

@Timeout(60)
class BaudScanTest {
    private static final BoardIdentity IDENTITY = new BoardIdentity(1, 2, 16, 4, 1, true, 100_000, "0123456789abcdef");

    private final List<MemoryLink> opened = new ArrayList<>();

    @Test
    void theLikelyRatesComeFirst() {
        assertThat(BaudScan.order(BaudRate.ALL, 1_000_000))
                .startsWith(1_000_000, 4_000_000, 3_500_000)
                .hasSize(BaudRate.ALL.size());
        assertThat(BaudScan.order(BaudRate.ALL, 460_800)).startsWith(460_800, 115_200, 4_000_000);
        assertThat(BaudScan.order(BaudRate.ALL, 921_600)).startsWith(921_600, 230_400);
    }

    @Test
    void findsABridgeThatRunsAtAQuarter() throws IOException {
        Optional<BaudScan.Found> found = BaudScan.run(boardAt(4_000_000), BaudRate.ALL, 1_000_000, baud -> true);
        assertThat(found).contains(new BaudScan.Found(4_000_000, IDENTITY));
        assertThat(found.get().note(1_000_000)).contains("a quarter of the rate");
        assertThat(opened).hasSize(2).allMatch(MemoryLink::isClosed);
    }

    @Test
    void findsABridgeThatRunsAtFourTimes() throws IOException {
        Optional<BaudScan.Found> found = BaudScan.run(boardAt(230_400), BaudRate.ALL, 921_600, baud -> true);
        assertThat(found.get().note(921_600)).contains("four times the rate");
        assertThat(found.get().note(230_400)).isEmpty();
    }

    @Test
    void nobodyIsNobody() throws IOException {
        assertThat(BaudScan.run(boardAt(1), List.of(9600, 115_200), 115_200, baud -> true))
                .isEmpty();
        assertThat(opened).hasSize(2).allMatch(MemoryLink::isClosed);
    }

    @Test
    void aRateTheDriverRefusesIsPassedOver() throws IOException {
        IntFunction<SerialLink> picky = baud -> {
            if (baud == 1_000_000) {
                throw new UserException(PortProblem.BAUD_REFUSED, Where.NOWHERE, baud);
            }
            return boardAt(115_200).apply(baud);
        };
        assertThat(BaudScan.run(picky, List.of(115_200, 1_000_000), 1_000_000, baud -> true))
                .isPresent();
    }

    @Test
    void anotherProblemEndsTheScan() {
        IntFunction<SerialLink> busy = baud -> {
            throw new UserException(PortProblem.BUSY, Where.NOWHERE);
        };
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(() -> BaudScan.run(busy, BaudRate.ALL, 1_000_000, baud -> true));
    }

    /** At another rate than its own, it hears and says nothing but noise. */
    private IntFunction<SerialLink> boardAt(int rate) {
        return baud -> {
            BoardController board = new BoardController(IDENTITY);
            MemoryLink link = new MemoryLink(bytes -> {
                if (baud != rate) {
                    return new byte[] {(byte) 0xf8, 0, 0x7f};
                }
                board.receive(bytes);
                return board.takeOutput();
            });
            opened.add(link);
            return link;
        };
    }
}
