package org.silicnn.host.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.silicnn.testvectors.TestVectors;

/** Frames against the shared vectors, and the codec against whatever a line can do to bytes. */
class LinkFramesTest {
    private static final int LONGEST_BODY = 1000;

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void aVectorEncodesAndDecodes(String name, Frame frame, byte[] wire) {
        assertThat(FrameEncoder.encode(frame)).as(name).isEqualTo(wire);
        assertThat(wire.length).isLessThanOrEqualTo(Frame.wireBytes(frame.body().length));
        Heard heard = Heard.from(wire);
        assertThat(heard.garbled).isZero();
        assertThat(heard.frames).singleElement().usingRecursiveComparison().isEqualTo(frame);
    }

    /** Sparse images make many code bytes, whose flip shifts all that follows: the case CRC-16 fails. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void everySingleBitFlipIsRejected(String name, Frame frame, byte[] wire) {
        for (int bit = 0; bit < wire.length * Byte.SIZE; bit++) {
            byte[] flipped = wire.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            boolean delimiter = bit / Byte.SIZE == wire.length - 1;
            List<Frame> heard = Heard.from(flipped, new byte[1]).frames;
            if (delimiter && !heard.isEmpty()) {
                // 00 became 01, an empty last block: the other spelling of the very same frame.
                assertThat(heard).singleElement().usingRecursiveComparison().isEqualTo(frame);
            } else {
                assertThat(heard).as("%s with bit %d flipped", name, bit).isEmpty();
            }
        }
    }

    @Test
    void helloReplyVectorIsTheBoardItDescribes() throws IOException {
        Frame frame = (Frame) vectors()
                .filter(v -> v.get()[0].equals("hello_reply"))
                .findFirst()
                .orElseThrow()
                .get()[1];
        BoardIdentity board = new BoardIdentity(1, 2, 784, 10, 1, true, 100_000, "3fa2c10045d7e89b");
        Reply reply = Reply.of(frame).orElseThrow();
        assertThat(HelloReply.of(reply)).contains(new HelloReply(0xbeef, board));
        assertThat(new HelloReply(0xbeef, board).toPayload()).isEqualTo(reply.payload());
        assertThat(reply.toFrame()).usingRecursiveComparison().isEqualTo(frame);
    }

    @Test
    void countersComeBack() {
        BoardCounters counters = new BoardCounters(1, 0xffff_ffffL, 3, 4, 1L << 31);
        Reply reply = new Reply(Opcode.STATS.reply(), 9, 44, Status.OK, counters.toPayload());
        assertThat(BoardCounters.of(Reply.of(reply.toFrame()).orElseThrow())).contains(counters);
        assertThat(BoardCounters.of(new Reply(Opcode.STATS.reply(), 9, 44, Status.OK, new byte[3])))
                .isEmpty();
    }

    @Test
    void anIntactFrameThatIsNoReplyIsNone() {
        assertThat(Reply.of(new Frame(Opcode.PING.request(), 0, new byte[2]))).isEmpty();
        assertThat(Reply.of(new Frame(Opcode.PING.reply(), 0, new byte[1]))).isEmpty();
        assertThat(Reply.of(new Frame(Opcode.PING.reply(), 0, new byte[] {0, 1})))
                .as("a NAK's status in a reply that is none")
                .isEmpty();
        assertThat(Reply.of(new Frame(Status.NAK, 0, new byte[2])))
                .as("a NAK without a reason")
                .isEmpty();
        assertThat(Reply.of(new Frame(Status.NAK, 0, new byte[] {0, 99}))).isEmpty();
    }

    @Test
    void anyBodyInAnyPiecesComesBack() {
        long seed = 0x51C0DEL;
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 2000; round++) {
            byte[] body = randomBody(random);
            Frame frame = new Frame(random.nextInt(256), random.nextInt(256), body);
            byte[] wire = FrameEncoder.encode(frame);
            Heard heard = new Heard();
            FrameDecoder decoder = new FrameDecoder(LONGEST_BODY);
            for (int at = 0; at < wire.length; ) {
                int piece = Math.min(wire.length - at, random.nextInt(300));
                decoder.accept(Arrays.copyOfRange(wire, at, at + piece), heard);
                at += piece;
            }
            assertThat(heard.frames)
                    .as("seed %x round %d", seed, round)
                    .singleElement()
                    .usingRecursiveComparison()
                    .isEqualTo(frame);
        }
    }

    @Test
    void bothSpellingsOfAFullLastBlockAreRead() {
        byte[] full = new byte[254];
        Arrays.fill(full, (byte) 7);
        byte[] terse = Cobs.encode(full);
        assertThat(terse).hasSize(255).startsWith(0xff);
        byte[] padded = Arrays.copyOf(terse, 256);
        padded[255] = 1;
        assertThat(Cobs.decode(terse, 255)).isEqualTo(full);
        assertThat(Cobs.decode(padded, 256)).isEqualTo(full);
    }

    @Test
    void stuffingNeverHoldsAZeroNorOutgrowsItsBound() {
        SplittableRandom random = new SplittableRandom(7);
        for (int length = 0; length < 1100; length++) {
            byte[] data = new byte[length];
            Arrays.fill(data, (byte) (random.nextBoolean() ? 1 : 0));
            byte[] stuffed = Cobs.encode(data);
            assertThat(stuffed).doesNotContain(0);
            assertThat(stuffed.length).isLessThanOrEqualTo(Cobs.maxEncodedLength(length));
            assertThat(Cobs.decode(stuffed, stuffed.length)).isEqualTo(data);
        }
    }

    @Test
    void anEndlessLineWithoutDelimiterIsOneGarbledFrame() {
        FrameDecoder decoder = new FrameDecoder(16);
        Heard heard = new Heard();
        byte[] noise = new byte[4096];
        Arrays.fill(noise, (byte) 0x55);
        for (int i = 0; i < 256; i++) {
            decoder.accept(noise, heard);
        }
        decoder.accept(new byte[3], heard);
        assertThat(heard.garbled).isEqualTo(1);
        assertThat(heard.longestGarbled).isEqualTo(1 << 20);
        assertThat(heard.frames).isEmpty();
        decoder.accept(FrameEncoder.encode(new Frame(0x84, 1, new byte[16])), heard);
        assertThat(heard.frames).as("the frame after it").hasSize(1);
    }

    static Stream<Arguments> vectors() throws IOException {
        List<Arguments> vectors = new ArrayList<>();
        for (String line : Files.readAllLines(TestVectors.path("link/frames.txt"))) {
            if (!line.startsWith("#")) {
                String[] words = line.split(" ", -1);
                byte[] body =
                        words[3].equals("-") ? new byte[0] : HexFormat.of().parseHex(words[3]);
                Frame frame = new Frame(Integer.parseInt(words[1], 16), Integer.parseInt(words[2], 16), body);
                vectors.add(Arguments.of(words[0], frame, HexFormat.of().parseHex(words[4])));
            }
        }
        return vectors.stream();
    }

    private static byte[] randomBody(SplittableRandom random) {
        byte[] body = new byte[random.nextInt(LONGEST_BODY)];
        int zeros = random.nextInt(101);
        for (int i = 0; i < body.length; i++) {
            body[i] = random.nextInt(100) < zeros ? 0 : (byte) random.nextInt(256);
        }
        return body;
    }

    private static final class Heard implements FrameDecoder.Listener {
        final List<Frame> frames = new ArrayList<>();
        int garbled;
        long longestGarbled;

        static Heard from(byte[]... pieces) {
            Heard heard = new Heard();
            FrameDecoder decoder = new FrameDecoder(LONGEST_BODY);
            for (byte[] piece : pieces) {
                decoder.accept(piece, heard);
            }
            return heard;
        }

        @Override
        public void frame(Frame frame) {
            frames.add(frame);
        }

        @Override
        public void garbled(byte[] start, long length) {
            garbled++;
            longestGarbled = Math.max(longestGarbled, length);
        }
    }
}
