package org.silicnn.host.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.host.link.SimulatedLine.Conditions;
import org.silicnn.host.link.SimulatedLine.Faults;

/** All times are made up, so rates and waits can be asserted to the byte. */
class InferenceWindowTest {
    private static final long MS = 1_000_000;
    private static final long MINUTES = 60_000 * MS;
    private static final long SEED = 0xB0A2DL;

    @Test
    void everyWindowWithEverySlotCountKeepsOrder() {
        for (int window = 1; window <= WindowSettings.MAX_WINDOW; window++) {
            for (int slots = 1; slots <= 4; slots++) {
                SimulatedLine line =
                        new SimulatedLine(new Conditions(40, slots, window, 2 * MS, Faults.NONE, 0), 300, SEED);
                assertAllRight(line.run(10 * MINUTES), 300);
                assertThat(line.window().events())
                        .as("window %d, slots %d", window, slots)
                        .doesNotContainKeys(LinkEvent.TIMEOUT, LinkEvent.STRAY);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1e-5, 300", "1e-4, 300", "1e-3, 300", "1e-2, 40"})
    void aLineThatDamagesBytesLosesNothing(double faults, int inputBytes) {
        for (int window = 1; window <= WindowSettings.MAX_WINDOW; window++) {
            Conditions conditions = new Conditions(inputBytes, 2, window, MS, Faults.mixed(faults), 0);
            assertAllRight(new SimulatedLine(conditions, 300, SEED + window).run(60 * MINUTES), 300);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-4, 1e-3})
    void burstsLoseNothing(double bursts) {
        for (int slots = 1; slots <= 4; slots++) {
            Conditions conditions =
                    new Conditions(300, slots, 4, MS, Faults.mixed(bursts / 10).withBursts(bursts), 16 * MS);
            assertAllRight(new SimulatedLine(conditions, 300, SEED + slots).run(60 * MINUTES), 300);
        }
    }

    /** 784-byte images through an FTDI adapter that answers every 16 ms. */
    @ParameterizedTest
    @ValueSource(ints = {3, 4, 8})
    void aGoodLineIsKeptFull(int window) {
        int images = 1000;
        Conditions conditions = new Conditions(784, 2, window, MS, Faults.NONE, 1 * MS);
        SimulatedLine line = new SimulatedLine(conditions, images, SEED);
        long start = line.now;
        assertAllRight(line.run(10 * MINUTES), images);
        double goodput = images * 784 * 10_000.0 / (line.now - start);
        System.out.printf("window %d: %.2f %% of the line rate%n", window, 100 * goodput);
        assertThat(goodput).isGreaterThan(0.97);
    }

    @Test
    void aSlowAcceleratorShrinksTheWindowUntilNothingOverflows() {
        Conditions conditions = new Conditions(784, 2, 8, 30 * MS, Faults.NONE, 16 * MS);
        SimulatedLine line = new SimulatedLine(conditions, 200, SEED).run(10 * MINUTES);
        assertAllRight(line, 200);
        assertThat(line.window().events().get(LinkEvent.OVERFLOW)).isBetween(1L, 5L);
        assertThat(line.window().window()).isEqualTo(3);
    }

    /** Neither waits for timers nor floods a busy line with what was not lost. */
    @ParameterizedTest
    @ValueSource(longs = {1, 10})
    void whatIsSentAgainIsWhatWasLost(long computeMillis) {
        Conditions conditions = new Conditions(784, 2, 8, computeMillis * MS, Faults.mixed(2e-4), MS);
        SimulatedLine line = new SimulatedLine(conditions, 500, SEED).run(60 * MINUTES);
        assertAllRight(line, 500);
        long resent = line.window().events().get(LinkEvent.RESENT);
        assertThat(resent).isGreaterThan(50);
        assertThat(line.window().events().getOrDefault(LinkEvent.TIMEOUT, 0L)).isLessThan(resent / 10);
        assertThat(line.window().events().getOrDefault(LinkEvent.STRAY, 0L)).isLessThan(resent / 10);
    }

    @Test
    void aDeadBoardIsGivenUpAfterFiveTries() {
        SimulatedLine line = new SimulatedLine(new Conditions(784, 2, 4, MS, Faults.NONE, 0), 1000, SEED);
        line.run(500 * MS);
        int before = line.results.size();
        assertThat(before).isGreaterThan(10);
        line.killBoard();
        line.run(10 * MINUTES);
        LinkFailure failure = line.window().failure().orElseThrow();
        assertThat(failure.fault()).isEqualTo(LinkFault.SILENT);
        assertThat(failure.image()).isEqualTo(line.results.size());
        assertThat(failure.tries()).isEqualTo(InferenceWindow.TRIES);
        assertThat(failure.count(LinkEvent.TIMEOUT)).isEqualTo(InferenceWindow.TRIES);
    }

    @Test
    void aHopelessLineIsGivenUp() {
        SimulatedLine line = new SimulatedLine(new Conditions(784, 2, 4, MS, Faults.mixed(0.05), 0), 10, SEED);
        line.run(60 * MINUTES);
        assertThat(line.results).isEmpty();
        LinkFailure failure = line.window().failure().orElseThrow();
        assertThat(failure.fault()).isEqualTo(LinkFault.NOISE);
        assertThat(failure.tries()).isEqualTo(InferenceWindow.NOISY_TRIES);
    }

    @Test
    void theSecondAnswerToAnImageIsIgnored() {
        InferenceWindow window = window(2, 4);
        Frame first = send(window, 0);
        window.receive(result(first.seq(), 4), MS);
        window.receive(result(first.seq(), 4), MS);
        assertThat(window.events()).containsEntry(LinkEvent.STRAY, 1L);
        assertThat(window.takeResult()).isPresent();
        assertThat(window.takeResult()).isEmpty();
        assertThat(window.isIdle()).isTrue();
    }

    @Test
    void anAnswerProvesEarlierImagesLost() {
        InferenceWindow window = window(2, 4);
        Frame lost = send(window, 0);
        Frame second = send(window, 1);
        window.receive(result(second.seq(), 4), MS);
        assertThat(window.takeResult()).as("the first is missing").isEmpty();
        assertThat(window.nextFrame(MS)).contains(lost);
        window.receive(result(lost.seq(), 4), 2 * MS);
        assertThat(List.of(take(window), take(window))).containsExactly(0L, 1L);
    }

    @Test
    void aBrokenFrameIsSentAgainOnceItIsTheOnlyOneItCanBe() {
        InferenceWindow window = window(2, 2);
        Frame first = send(window, 0);
        Frame second = send(window, 1);
        window.receive(nak(Status.CRC, 0), MS);
        assertThat(window.nextFrame(MS)).as("either may have been it").isEmpty();
        window.receive(result(first.seq(), 4), 2 * MS);
        assertThat(window.nextFrame(2 * MS)).contains(second);
    }

    @Test
    void afterAnOverflowNothingIsSentUntilAnAnswer() {
        InferenceWindow window = window(1, 3);
        Frame first = send(window, 0);
        send(window, 1);
        Frame third = send(window, 2);
        window.receive(nak(Status.OVERFLOW, third.seq()), MS);
        assertThat(window.window()).isEqualTo(2);
        assertThat(window.nextFrame(MS)).isEmpty();
        window.receive(result(first.seq(), 4), 2 * MS);
        assertThat(window.nextFrame(2 * MS)).contains(third);
    }

    @Test
    void theWindowNeverShrinksBelowTheSlots() {
        InferenceWindow window = window(2, 4);
        for (long now = 0; now < 4 * MS; now += MS) {
            Frame first = send(window, now);
            Frame second = send(window, now);
            window.receive(nak(Status.OVERFLOW, second.seq()), now);
            window.receive(result(first.seq(), 4), now);
        }
        assertThat(window.window()).isEqualTo(2);
    }

    /** Its accelerator may still be at work on an image that was given up here, up to the time limit it has. */
    @Test
    void aBoardThatIsFullOfNothingOfOursIsWaitedForHalfAMinute() {
        InferenceWindow window = window(2, 1);
        long now = 0;
        long sends = 0;
        for (; window.failure().isEmpty(); now += MS) {
            if (window.hasRoom()) {
                window.add(new byte[8]);
            }
            Frame frame = window.nextFrame(now).orElse(null);
            if (frame != null) {
                window.receive(nak(Status.OVERFLOW, frame.seq()), now);
                sends++;
            }
        }
        assertThat(window.failure().orElseThrow().fault()).isEqualTo(LinkFault.FULL);
        assertThat(now).isBetween(30_000 * MS, 30_200 * MS);
        assertThat(sends).as("ten a second").isBetween(290L, 310L);
    }

    @Test
    void aFullBoardThatAnswersAgainIsForgiven() {
        InferenceWindow window = window(2, 1);
        Frame frame = send(window, 0);
        window.receive(nak(Status.OVERFLOW, frame.seq()), MS);
        Frame again = window.nextFrame(20_000 * MS).orElseThrow();
        window.receive(nak(Status.TIMEOUT, again.seq()), 20_000 * MS);
        Frame third = window.nextFrame(20_000 * MS).orElseThrow();
        window.receive(nak(Status.OVERFLOW, third.seq()), 40_000 * MS);
        assertThat(window.failure()).isEmpty();
        window.receive(result(window.nextFrame(41_000 * MS).orElseThrow().seq(), 4), 41_000 * MS);
        assertThat(take(window)).isZero();
    }

    /** It says so after its time limit, when this side has long stopped waiting and sent the image again. */
    @Test
    void anAcceleratorThatHangsIsNamedHoweverLateItIsTold() {
        InferenceWindow window = window(2, 1);
        window.receive(result(send(window, 0).seq(), 4), MS);
        long now = MS;
        for (int i = 0; i < InferenceWindow.TRIES; i++) {
            assertThat(window.failure()).isEmpty();
            Frame frame = send(window, now);
            now += 1000 * MS;
            window.expire(now);
            window.receive(nak(Status.TIMEOUT, frame.seq()), now);
        }
        assertThat(window.failure().orElseThrow().fault()).isEqualTo(LinkFault.STUCK);
    }

    /** Five tries outlast a second, the time limit that boards have. */
    @Test
    void silenceIsWaitedForLongerEachTime() {
        InferenceWindow window = window(2, 1);
        window.receive(result(send(window, 0).seq(), 4), 0);
        long now = 0;
        for (; window.failure().isEmpty(); now += MS) {
            if (window.hasRoom()) {
                window.add(new byte[8]);
            }
            window.nextFrame(now);
            window.expire(now);
        }
        assertThat(window.failure().orElseThrow().fault()).isEqualTo(LinkFault.SILENT);
        assertThat(now / MS).isBetween(3000L, 3200L);
    }

    @Test
    void anAcceleratorThatNeverFinishesIsGivenUp() {
        assertGivenUp(Status.TIMEOUT, LinkFault.STUCK, InferenceWindow.TRIES);
    }

    @Test
    void aBoardThatRefusesAnIntactImageIsGivenUpAtOnce() {
        assertGivenUp(Status.LENGTH, LinkFault.REFUSED, 1);
        assertGivenUp(Status.TYPE, LinkFault.REFUSED, 1);
    }

    @Test
    void aResultOfAnotherSizeIsGivenUpAtOnce() {
        InferenceWindow window = window(2, 1);
        window.receive(result(send(window, 0).seq(), 5), MS);
        assertThat(window.failure().orElseThrow().fault()).isEqualTo(LinkFault.WRONG_RESULT);
        assertThat(window.takeResult()).isEmpty();
        assertThat(window.hasRoom()).isFalse();
    }

    @Test
    void theTimeoutIsThreeTimesWhatAnImageNeedsAndAtLeastATenthOfASecond() {
        InferenceWindow window = window(2, 1);
        assertThat(window.timeoutNanos()).as("compute unknown").isGreaterThan(1500 * MS);
        Frame first = send(window, 0);
        window.expire(window.timeoutNanos() - 1);
        assertThat(window.events()).doesNotContainKey(LinkEvent.TIMEOUT);
        window.receive(result(first.seq(), 4), MS);
        assertThat(window.timeoutNanos()).isEqualTo(100 * MS);
        Frame second = send(window, MS);
        window.expire(101 * MS - 1);
        assertThat(window.nextFrame(101 * MS)).isEmpty();
        window.expire(101 * MS);
        assertThat(window.nextFrame(101 * MS)).contains(second);

        InferenceWindow large = new InferenceWindow(new WindowSettings(10_000, 4, 2, 0, 115_200, 1, 0), 0);
        large.add(new byte[10_000]);
        Frame frame = large.nextFrame(0).orElseThrow();
        large.receive(result(frame.seq(), 4), 900 * MS);
        long line = 10_047L * 10 * 1000 * MS / 115_200;
        assertThat(large.timeoutNanos()).isBetween(3 * (line + 916 * MS) - MS, 3 * (line + 916 * MS) + MS);
    }

    /** A board simulated on a busy computer: late, but not lost. */
    @Test
    void whoeverSeesAnswersComeLateWaitsLonger() {
        InferenceWindow window = window(2, 1);
        window.receive(result(send(window, 0).seq(), 4), MS);
        Frame image = send(window, MS);
        window.expire(102 * MS);
        assertThat(window.nextFrame(102 * MS)).contains(image);
        window.receive(result(image.seq(), 4), 103 * MS);
        assertThat(window.timeoutNanos()).isEqualTo(100 * MS);
        window.receive(result(image.seq(), 4), 104 * MS);
        assertThat(window.timeoutNanos()).as("both answers came").isEqualTo(200 * MS);
        window.receive(result(image.seq(), 4), 105 * MS);
        assertThat(window.timeoutNanos()).as("once per timeout").isEqualTo(200 * MS);
    }

    @Test
    void theWindowIsTheSlotsAndWhatTheAdapterHides() {
        assertThat(new WindowSettings(784, 10, 2, 0, 921_600, 8, 0).window()).isEqualTo(4);
        assertThat(new WindowSettings(784, 10, 2, 0, 115_200, 8, 0).window()).isEqualTo(3);
        assertThat(new WindowSettings(784, 10, 2, 0, 3_000_000, 8, 0).window()).isEqualTo(8);
        assertThat(new WindowSettings(784, 10, 2, 0, 3_000_000, 5, 0).window()).isEqualTo(5);
        assertThat(new WindowSettings(6000, 10, 4, 0, 1_000_000, 8, 0).window())
                .as("never more unread than a pty takes")
                .isEqualTo(2);
        assertThat(new WindowSettings(27_648, 10, 2, 0, 1_000_000, 8, 0).window())
                .isEqualTo(1);
    }

    @Test
    void settingsAreChecked() {
        assertThatThrownBy(() -> new WindowSettings(0, 1, 1, 0, 1, 1, 0)).hasMessageContaining("0 bytes in");
        assertThatThrownBy(() -> new WindowSettings(1, 1, 1, 0, 1, 9, 0)).hasMessageContaining("not 9");
        assertThatThrownBy(() -> new WindowSettings(1, 1, 1, 0, 1, 1, 256)).hasMessageContaining("256");
    }

    private static void assertGivenUp(Status status, LinkFault fault, int tries) {
        InferenceWindow window = window(2, 1);
        long now = 0;
        for (int i = 0; i < tries; i++) {
            assertThat(window.failure()).as("%s, after %d", status, i).isEmpty();
            Frame frame = send(window, now);
            window.receive(nak(status, frame.seq()), now + MS);
            now += window.timeoutNanos() + MS;
        }
        assertThat(window.failure().orElseThrow().fault()).isEqualTo(fault);
        assertThat(window.nextFrame(now)).isEmpty();
    }

    private static void assertAllRight(SimulatedLine line, int images) {
        assertThat(line.window().failure()).as("seed %x", SEED).isEmpty();
        assertThat(line.results.stream().map(InferenceResult::index))
                .as("seed %x", SEED)
                .containsExactlyElementsOf(LongStream.range(0, images).boxed().toList());
        for (InferenceResult result : line.results) {
            assertThat(result.output()).isEqualTo(line.expected(result));
        }
        assertThat(line.window().isIdle()).isTrue();
    }

    private static InferenceWindow window(int slots, int limit) {
        return new InferenceWindow(new WindowSettings(8, 4, slots, 100_000, 1_000_000, limit, 250), 0);
    }

    private static Frame send(InferenceWindow window, long now) {
        if (window.hasRoom()) {
            window.add(new byte[8]);
        }
        return window.nextFrame(now).orElseThrow();
    }

    private static long take(InferenceWindow window) {
        return window.takeResult().orElseThrow().index();
    }

    private static Reply result(int seq, int outputBytes) {
        return new Reply(Opcode.IMAGE.reply(), seq, 0, Status.OK, new byte[outputBytes + LinkProtocol.CYCLES_BYTES]);
    }

    private static Reply nak(Status status, int seq) {
        return new Reply(Status.NAK, seq, 0, status, new byte[0]);
    }
}
