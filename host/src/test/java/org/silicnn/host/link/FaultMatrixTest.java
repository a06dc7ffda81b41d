package org.silicnn.host.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.silicnn.host.link.SimulatedLine.Conditions;
import org.silicnn.host.link.SimulatedLine.Faults;

/**
 * Every kind of damage at every rate: no result is wrong, none is lost, and a run that can't go on says why. On a made-up
 * clock; a smaller matrix runs against the RTL in {@code VirtualBoardTest}.
 */
class FaultMatrixTest {
    private static final long MS = 1_000_000;
    private static final long SECOND = 1000 * MS;
    private static final long AN_HOUR = 3600 * SECOND;
    private static final int IMAGES = 60;
    private static final long SEED = 0xFA017L;
    /** One picture of 28 by 28 pixels, one of 8 by 8. */
    private static final List<Integer> SIZES = List.of(784, 64);

    private static final Map<String, DoubleFunction<Faults>> KINDS = new TreeMap<>(Map.of(
            "dropped", rate -> new Faults(rate, 0, 0, 0, 0),
            "flipped", rate -> new Faults(0, rate, 0, 0, 0),
            "inserted", rate -> new Faults(0, 0, rate, 0, 0),
            "duplicated", rate -> new Faults(0, 0, 0, rate, 0),
            "bursts", rate -> new Faults(0, 0, 0, 0, rate),
            "all four", rate -> new Faults(rate, rate, rate, rate, 0)));

    @ParameterizedTest
    @ValueSource(doubles = {1e-5, 1e-4, 1e-3, 1e-2})
    void noImageIsLostAndNoResultIsWrong(double rate) {
        KINDS.forEach((kind, faults) -> {
            for (int size : SIZES) {
                Conditions conditions = new Conditions(size, 2, 4, MS, faults.apply(rate), MS);
                SimulatedLine line = new SimulatedLine(conditions, IMAGES, SEED).run(AN_HOUR);
                String told = tell(String.format(Locale.ROOT, "%s %.0e, %d bytes", kind, rate, size), line);
                assertPrefixRight(told, line);
                boolean hopeless = arrives(rate * (kind.equals("all four") ? 4 : 1), size) < 0.03;
                if (!hopeless) {
                    assertThat(line.results).as(told).hasSize(IMAGES);
                } else if (line.results.size() < IMAGES) {
                    assertThat(line.window().failure().map(LinkFailure::fault))
                            .as(told)
                            .contains(LinkFault.NOISE);
                }
            }
        });
    }

    /** How likely an image of this many bytes and its answer come through. */
    private static double arrives(double rate, int size) {
        return Math.pow(1 - rate, Frame.wireBytes(size) + Frame.wireBytes(SimulatedLine.OUTPUT_BYTES));
    }

    @Test
    void aBoardThatLosesPowerLosesNoImage() {
        run("power cycle", SimulatedLine::powerCycleBoard, Optional.empty());
    }

    @Test
    void anImageThatHangsIsSentAgain() {
        run("stalled for its time limit", line -> line.stallOneImage(SECOND), Optional.empty());
    }

    @Test
    void aBoardThatHangsForMinutesIsNamed() {
        run("stalled for two minutes", line -> line.stallOneImage(120 * SECOND), Optional.of(LinkFault.FULL));
    }

    @Test
    void aBoardThatIsGoneIsNamed() {
        run("gone", SimulatedLine::killBoard, Optional.of(LinkFault.SILENT));
    }

    @Test
    void aHundredKilobytesOfNoiseAreNoTrouble() {
        run("100 KB of noise", line -> line.makeNoise(100_000), Optional.empty());
    }

    /** Something happens in mid run, for every window and number of slots, on a line that is not good either. */
    private static void run(String what, Consumer<SimulatedLine> event, Optional<LinkFault> end) {
        for (int slots = 1; slots <= 3; slots++) {
            for (int window : new int[] {1, 3, 8}) {
                Conditions conditions = new Conditions(200, slots, window, MS, Faults.mixed(1e-4), MS);
                SimulatedLine line = new SimulatedLine(conditions, IMAGES, SEED + slots);
                line.run(50 * MS);
                assertThat(line.results).hasSizeBetween(3, IMAGES / 2);
                event.accept(line);
                line.run(AN_HOUR);
                String told = tell(what + ", slots " + slots + ", window " + window, line);
                assertPrefixRight(told, line);
                assertThat(line.window().failure().map(LinkFailure::fault))
                        .as(told)
                        .isEqualTo(end);
                if (end.isEmpty()) {
                    assertThat(line.results).as(told).hasSize(IMAGES);
                }
            }
        }
    }

    private static void assertPrefixRight(String told, SimulatedLine line) {
        for (int i = 0; i < line.results.size(); i++) {
            InferenceResult result = line.results.get(i);
            assertThat(result.index()).as(told).isEqualTo(i);
            assertThat(result.output()).as(told).isEqualTo(line.expected(result));
        }
        boolean ended = line.results.size() == IMAGES || line.window().failure().isPresent();
        assertThat(ended).as("%s: it ends", told).isTrue();
    }

    private static String tell(String what, SimulatedLine line) {
        String end =
                line.window().failure().map(failure -> failure.fault().name()).orElse("complete");
        String told = String.format(
                Locale.ROOT,
                "%-36s %d of %d right, %d sent again, %s (seed %x)",
                what,
                line.results.size(),
                IMAGES,
                line.window().events().getOrDefault(LinkEvent.RESENT, 0L),
                end,
                SEED);
        System.out.println(told);
        return told;
    }

    /** The board's and the host's decoder alike: the frames are symmetric. */
    @Test
    void everySingleBitFlipOfAFrameIsRejected() {
        byte[] body = new byte[784];
        for (int i = 0; i < body.length; i++) {
            body[i] = (byte) (i % 3 == 0 ? i : 0); // half zeros, as pictures are
        }
        byte[] good = FrameEncoder.encodeApart(Frame.request(Opcode.IMAGE, 7, body));
        assertThat(framesIn(good, body.length)).isEqualTo(1);
        for (int bit = 0; bit < 8 * good.length; bit++) {
            byte[] bad = good.clone();
            bad[bit / 8] ^= (byte) (1 << bit % 8);
            // A flip in the delimiter before the frame makes a byte of noise of it, and one behind leaves it unended.
            assertThat(framesIn(bad, body.length)).as("bit %d", bit).isZero();
        }
    }

    private static int framesIn(byte[] line, int bodyBytes) {
        int[] frames = {0};
        new FrameDecoder(bodyBytes + 64).accept(line, new FrameDecoder.Listener() {
            @Override
            public void frame(Frame frame) {
                frames[0]++;
            }

            @Override
            public void garbled(byte[] start, long length) {
                // rejected, as it must be
            }
        });
        return frames[0];
    }
}
