package org.silicnn.host.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.Frame;
import org.silicnn.host.link.FrameEncoder;
import org.silicnn.host.link.LinkEvent;
import org.silicnn.host.link.Opcode;
import org.silicnn.problem.Problem;
import org.silicnn.problem.UserException;

/** The host's side alone, against far ends that behave exactly. */
@Timeout(60)
class BoardOnMemoryTest {
    private static final BoardIdentity IDENTITY = new BoardIdentity(1, 2, 16, 4, 1, true, 100_000, "0123456789abcdef");

    @Test
    void aBoardThatAnswersAtOnceIsNeverSentAnythingTwice() throws IOException {
        MemoryLink link = new MemoryLink(board(IDENTITY));
        try (Board board = new Board(link)) {
            assertThat(board.hello()).isEqualTo(IDENTITY);
            List<Long> indices = new ArrayList<>();
            StreamReport report = board.infer(
                    IDENTITY,
                    Collections.nCopies(1000, new byte[16]).iterator(),
                    8,
                    result -> indices.add(result.index()));
            assertThat(indices).hasSize(1000).isSorted();
            assertThat(report.events()).containsOnlyKeys(LinkEvent.SENT);
            assertThat(report.count(LinkEvent.SENT)).isEqualTo(1000);
        }
        assertThat(link.isClosed()).isTrue();
    }

    /** As when every result is compared with a slow simulator: answers that lie unread are not missing. */
    @Test
    void aCallerThatTakesItsTimeCostsNoTimeouts() throws IOException {
        try (Board board = new Board(new MemoryLink(board(IDENTITY)))) {
            StreamReport report =
                    board.infer(IDENTITY, Collections.nCopies(8, new byte[16]).iterator(), 2, result -> sleep(150));
            assertThat(report.events()).containsOnlyKeys(LinkEvent.SENT);
        }
    }

    @Test
    void noImagesIsNoProblem() throws IOException {
        try (Board board = new Board(new MemoryLink(board(IDENTITY)))) {
            assertThat(board.infer(IDENTITY, Collections.emptyIterator(), 8, result -> {})
                            .images())
                    .isZero();
        }
    }

    @Test
    void silenceNoiseAndEchoAreToldApart() {
        assertHello(BoardProblem.SILENT, bytes -> new byte[0]);
        assertHello(BoardProblem.ECHO, bytes -> bytes);
        assertHello(BoardProblem.NOT_UNDERSTOOD, bytes -> "login: ".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void anotherProtocolVersionIsRefused() {
        BoardIdentity later = new BoardIdentity(2, 2, 16, 4, 1, true, 100_000, "0123456789abcdef");
        assertHello(BoardProblem.OTHER_PROTOCOL, board(later));
    }

    @Test
    void aReplyWithAnotherNonceIsNoReply() {
        byte[] old = board(IDENTITY).apply(FrameEncoder.encode(Frame.request(Opcode.HELLO, 0, new byte[2])));
        assertHello(BoardProblem.NOT_UNDERSTOOD, bytes -> old);
    }

    @Test
    void aBoardThatKnowsOnlyHelloIsNamed() {
        BoardController controller = new BoardController(IDENTITY);
        int[] requests = {0};
        UnaryOperator<byte[]> helloOnly = bytes -> {
            controller.receive(requests[0]++ == 0 ? bytes : new byte[0]);
            return controller.takeOutput();
        };
        try (Board board = new Board(new MemoryLink(helloOnly))) {
            assertProblem(BoardProblem.NO_ANSWER, () -> {
                board.hello();
                board.reset();
            });
        }
    }

    @Test
    void aLineThatTakesNothingIsNamed() {
        CountDownLatch end = new CountDownLatch(1);
        BoardController controller = new BoardController(IDENTITY);
        UnaryOperator<byte[]> blocksImages = bytes -> {
            if (bytes.length > 16) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            controller.receive(bytes);
            return controller.takeOutput();
        };
        try (Board board = new Board(new MemoryLink(blocksImages))) {
            assertProblem(
                    BoardProblem.LINE_BLOCKED,
                    () -> board.infer(
                            IDENTITY, Collections.nCopies(8, new byte[16]).iterator(), 2, result -> {}));
        } finally {
            end.countDown();
        }
    }

    private static void assertHello(BoardProblem problem, UnaryOperator<byte[]> farEnd) {
        try (Board board = new Board(new MemoryLink(farEnd))) {
            assertProblem(problem, board::hello);
        }
    }

    private static void assertProblem(Problem problem, ThrowingCallable call) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.diagnostics().get(0).problem()).isEqualTo(problem));
    }

    private static UnaryOperator<byte[]> board(BoardIdentity identity) {
        BoardController controller = new BoardController(identity);
        return bytes -> {
            controller.receive(bytes);
            controller.takeJob().ifPresent(job -> controller.finish(job, new byte[4], 100));
            return controller.takeOutput();
        };
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
