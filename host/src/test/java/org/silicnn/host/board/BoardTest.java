package org.silicnn.host.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.InferenceResult;
import org.silicnn.host.link.LinkEvent;
import org.silicnn.host.serial.JsscLink;
import org.silicnn.host.serial.PortProblem;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;
import org.silicnn.testvectors.RequiredTool;

/** Host against stand-in board over a real pseudo-terminal and the real serial library. */
@Timeout(120)
class BoardTest {
    private static final BoardIdentity IDENTITY =
            new BoardIdentity(1, 2, 784, 10, 1, true, 100_000, "0123456789abcdef");
    private static final int BAUD = 1_000_000;

    private Set<Thread> threadsBefore;
    private long childrenBefore;

    @BeforeEach
    void look() {
        RequiredTool.SCRIPT.program();
        threadsBefore = liveThreads();
        childrenBefore = ProcessHandle.current().descendants().count();
    }

    @AfterEach
    void nothingIsLeft() throws InterruptedException {
        for (Thread thread : liveThreads()) {
            if (!threadsBefore.contains(thread)) {
                thread.join(5000);
                assertThat(thread.isAlive()).as("thread left: %s", thread).isFalse();
            }
        }
        assertThat(ProcessHandle.current().descendants().count()).isEqualTo(childrenBefore);
    }

    @Test
    void saysWhoItIsAnswersPingAndCounts() throws IOException {
        try (FakeBoard fake = new FakeBoard(IDENTITY, accelerator(UnaryOperator.identity()), 0);
                Board board = open(fake)) {
            assertThat(board.hello()).isEqualTo(IDENTITY);
            assertThat(board.ping()).isPositive();
            assertThat(board.counters().imagesDone()).isZero();
            run(board, 20, 4);
            assertThat(board.counters().imagesDone()).isEqualTo(20);
        }
    }

    @Test
    void everyImageIsAnsweredInOrder() throws IOException {
        try (FakeBoard fake = new FakeBoard(IDENTITY, accelerator(UnaryOperator.identity()), 0);
                Board board = open(fake)) {
            StreamReport report = run(board, 1000, 8);
            assertThat(report.images()).isEqualTo(1000);
            assertThat(report.count(LinkEvent.SENT)).isGreaterThanOrEqualTo(1000);
        }
    }

    @Test
    void aBoardThatOverflowsLosesNothing() throws IOException {
        BoardIdentity small = new BoardIdentity(1, 1, 784, 10, 1, true, 100_000, "0123456789abcdef");
        UnaryOperator<byte[]> slow = image -> {
            sleep(3);
            return image;
        };
        try (FakeBoard fake = new FakeBoard(small, accelerator(slow), 0);
                Board board = open(fake)) {
            StreamReport report = run(board, 100, 8);
            assertThat(report.count(LinkEvent.OVERFLOW)).isPositive();
            assertThat(report.window()).isLessThan(4);
        }
    }

    @Test
    void aSecondRunStartsFreshAfterOneThatWasBrokenOff() throws IOException {
        try (FakeBoard fake = new FakeBoard(IDENTITY, accelerator(UnaryOperator.identity()), BAUD);
                Board board = open(fake)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> board.infer(IDENTITY, images(500, 1), 8, result -> {
                        if (result.index() == 50) {
                            throw new IllegalStateException("enough");
                        }
                    }));
            run(board, 100, 4);
        }
    }

    @Test
    void aHangUpIsNoticed() throws IOException {
        FakeBoard fake = new FakeBoard(IDENTITY, accelerator(UnaryOperator.identity()), BAUD);
        try (Board board = open(fake)) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> board.infer(IDENTITY, images(5000, 1), 8, result -> {
                        if (result.index() == 20) {
                            fake.close();
                        }
                    }))
                    .satisfies(e -> assertThat(e.diagnostics().get(0).problem()).isEqualTo(PortProblem.GONE));
        } finally {
            fake.close();
        }
    }

    @Test
    void aBoardThatFallsSilentIsGivenUp() throws IOException {
        UnaryOperator<byte[]> once = new UnaryOperator<>() {
            private int images;

            @Override
            public byte[] apply(byte[] image) {
                images++;
                sleep(images > 10 ? 60_000 : 0);
                return image;
            }
        };
        try (FakeBoard fake = new FakeBoard(IDENTITY, accelerator(once), 0);
                Board board = open(fake)) {
            List<InferenceResult> results = new ArrayList<>();
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> board.infer(IDENTITY, images(100, 1), 4, results::add))
                    .satisfies(e -> assertThat(e.diagnostics().get(0).problem())
                            .isIn(BoardProblem.FELL_SILENT, BoardProblem.BOARD_FULL));
            assertThat(results).hasSize(10);
        }
    }

    @Test
    void anAcceleratorThatFailsIsTold() throws IOException {
        UnaryOperator<byte[]> broken = image -> {
            throw new UserException(BoardProblem.ACCELERATOR_STUCK, Where.NOWHERE, 1, 1);
        };
        try (FakeBoard fake = new FakeBoard(IDENTITY, accelerator(broken), 0);
                Board board = open(fake)) {
            assertThatExceptionOfType(UserException.class)
                    .isThrownBy(() -> run(board, 3, 2))
                    .satisfies(e ->
                            assertThat(e.diagnostics().get(0).problem()).isEqualTo(BoardProblem.ACCELERATOR_STUCK));
            assertThat(fake.failure()).isPresent();
        }
    }

    @Test
    void anInterruptEndsTheRun() throws Exception {
        try (FakeBoard fake = new FakeBoard(IDENTITY, accelerator(UnaryOperator.identity()), BAUD);
                Board board = open(fake)) {
            Thread caller = Thread.currentThread();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> board.infer(IDENTITY, images(5000, 1), 8, result -> {
                        if (result.index() == 20) {
                            caller.interrupt();
                        }
                    }))
                    .withMessage("interrupted");
        }
    }

    @Test
    void anImageThatCannotBeReadEndsTheRun() throws IOException {
        Iterator<byte[]> images = Stream.generate(() -> new byte[784])
                .peek(new Consumer<byte[]>() {
                    private int count;

                    @Override
                    public void accept(byte[] image) {
                        if (++count == 30) {
                            throw new IllegalStateException("the file is gone");
                        }
                    }
                })
                .iterator();
        try (FakeBoard fake = new FakeBoard(IDENTITY, accelerator(UnaryOperator.identity()), 0);
                Board board = open(fake)) {
            assertThatExceptionOfType(IllegalStateException.class)
                    .isThrownBy(() -> board.infer(IDENTITY, images, 4, result -> {}))
                    .withMessage("the file is gone");
        }
    }

    /** A whole run's answers are those the accelerator would give; the answer is ten bytes of the image. */
    private static StreamReport run(Board board, int count, int window) throws IOException {
        List<InferenceResult> results = new ArrayList<>();
        StreamReport report = board.infer(board.hello(), images(count, 7), window, results::add);
        Iterator<byte[]> expected = images(count, 7);
        assertThat(results).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(results.get(i).index()).isEqualTo(i);
            assertThat(results.get(i).output()).isEqualTo(answer(expected.next()));
        }
        return report;
    }

    private static Iterator<byte[]> images(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Stream.generate(() -> {
                    byte[] image = new byte[784];
                    random.nextBytes(image);
                    return image;
                })
                .limit(count)
                .iterator();
    }

    private static byte[] answer(byte[] image) {
        byte[] output = new byte[10];
        for (int i = 0; i < image.length; i++) {
            output[i % 10] += image[i];
        }
        return output;
    }

    private static Accelerator accelerator(UnaryOperator<byte[]> before) {
        return new Accelerator() {
            @Override
            public byte[] infer(byte[] input) {
                return answer(before.apply(input));
            }

            @Override
            public void close() {}
        };
    }

    private static Board open(FakeBoard fake) {
        return new Board(JsscLink.open(fake.port(), BAUD));
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<Thread> liveThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().matches("(silicnn-writer|fake board) .*"))
                .collect(Collectors.toSet());
    }
}
