package org.silicnn.host.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.silicnn.problem.Problem;
import org.silicnn.problem.UserException;
import org.silicnn.testvectors.RequiredTool;

/** The library on a pseudo-terminal: each of these is something that a more obvious use of it gets wrong. */
@Timeout(60)
class JsscLinkTest {
    private static final int BAUD = 1_000_000;
    private static final long SECONDS = 1_000_000_000;

    private TerminalPair pair;

    @BeforeEach
    void open() {
        RequiredTool.SCRIPT.program();
        pair = TerminalPair.open();
    }

    @AfterEach
    void close() {
        pair.close();
    }

    @Test
    void aMegabyteOfAnyBytesPassesBothWays() throws Exception {
        byte[] sent = new byte[1 << 20];
        new SplittableRandom(3).nextBytes(sent);
        try (JsscLink link = JsscLink.open(pair.port(), BAUD)) {
            CompletableFuture<byte[]> far = CompletableFuture.supplyAsync(() -> {
                try {
                    byte[] heard = pair.fromPort().readNBytes(sent.length);
                    pair.toPort().write(heard);
                    pair.toPort().flush();
                    return heard;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            CompletableFuture<Void> writer = CompletableFuture.runAsync(() -> {
                try {
                    link.write(sent);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            ByteArrayOutputStream back = new ByteArrayOutputStream();
            while (back.size() < sent.length) {
                back.writeBytes(link.read(SECONDS));
            }
            writer.get();
            assertThat(far.get()).isEqualTo(sent);
            assertThat(back.toByteArray()).isEqualTo(sent);
        }
    }

    @Test
    void whatWasThereBeforeIsThrownAway() throws IOException {
        pair.toPort().write(new byte[20_000]);
        pair.toPort().flush();
        try (JsscLink link = JsscLink.open(pair.port(), BAUD)) {
            pair.toPort().write(7);
            pair.toPort().flush();
            assertThat(link.read(10 * SECONDS)).containsExactly(7);
        }
    }

    @Test
    void nothingIsReadFromASilentPort() throws IOException {
        try (JsscLink link = JsscLink.open(pair.port(), BAUD)) {
            assertThat(link.read(0)).isEmpty();
            assertThat(link.read(SECONDS / 100)).isEmpty();
        }
    }

    @Test
    void aHangUpEndsAReadAndAWrite() throws Exception {
        try (JsscLink link = JsscLink.open(pair.port(), BAUD)) {
            CompletableFuture<Void> hangUp = CompletableFuture.runAsync(pair::close);
            assertProblem(PortProblem.GONE, () -> link.read(30 * SECONDS));
            hangUp.get();
            assertProblem(PortProblem.GONE, () -> link.write(new byte[1]));
        }
    }

    @Test
    void closingEndsAReadOfAnotherThreadAndTakesNoBytesFromTheNext() throws Exception {
        JsscLink first = JsscLink.open(pair.port(), BAUD);
        CountDownLatch reading = new CountDownLatch(1);
        CompletableFuture<byte[]> read = CompletableFuture.supplyAsync(() -> {
            try {
                reading.countDown();
                return first.read(40 * SECONDS);
            } catch (IOException e) {
                return null;
            }
        });
        reading.await();
        first.close();
        first.close();
        assertThat(read.get(30, TimeUnit.SECONDS)).as("ended by an exception").isNull();
        try (JsscLink second = JsscLink.open(pair.port(), BAUD)) {
            pair.toPort().write("all for the second".getBytes(StandardCharsets.US_ASCII));
            pair.toPort().flush();
            ByteArrayOutputStream heard = new ByteArrayOutputStream();
            while (heard.size() < 18) {
                heard.writeBytes(second.read(10 * SECONDS));
            }
            assertThat(heard.toString(StandardCharsets.US_ASCII)).isEqualTo("all for the second");
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> first.write(new byte[1]))
                .withMessage("closed");
    }

    @Test
    void anInterruptEndsARead() {
        try (JsscLink link = JsscLink.open(pair.port(), BAUD)) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(IOException.class)
                    .isThrownBy(() -> link.read(30 * SECONDS))
                    .withMessage("interrupted");
        }
    }

    @Test
    void whatIsNoPortIsNamed(@TempDir Path folder) throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertProblem(PortProblem.NOT_FOUND, () -> JsscLink.open("/dev/ttyNOPE", BAUD));
        assertProblem(PortProblem.NOT_A_PORT, () -> JsscLink.open("/dev/null", BAUD));
        assertProblem(PortProblem.NOT_A_PORT, () -> JsscLink.open(file.toString(), BAUD));
        assertProblem(PortProblem.BAUD_UNKNOWN, () -> JsscLink.open(pair.port(), 250_000));
    }

    @Test
    void everyRateOfTheTableIsAccepted() {
        for (int baud : BaudRate.ALL) {
            try (JsscLink link = JsscLink.open(pair.port(), baud)) {
                assertThat(link.baud()).isEqualTo(baud);
                assertThat(link.name()).isEqualTo(pair.port());
            }
        }
        assertThat(BaudRate.ALL).isSorted().contains(BaudRate.DEFAULT);
    }

    /** The library says no on a pseudo-terminal even where it set the rate, so ask another program. */
    @Test
    void theRateIsReallySet() throws Exception {
        for (int baud : BaudRate.ALL) {
            try (JsscLink link = JsscLink.open(pair.port(), baud)) {
                Process stty = new ProcessBuilder("stty", "-F", link.name(), "speed").start();
                assertThat(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .isEqualTo(baud + "\n");
            }
        }
    }

    private static void assertProblem(Problem problem, ThrowingCallable call) {
        assertThatExceptionOfType(UserException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.diagnostics().get(0).problem()).isEqualTo(problem));
    }
}
