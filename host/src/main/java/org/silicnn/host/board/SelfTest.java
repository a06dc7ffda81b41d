package org.silicnn.host.board;

import java.io.IOException;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;
import org.silicnn.host.link.LinkProtocol;

/**
 * Loops that measure a line and its two CRCs, without a network: good frames must come back as they were, and frames
 * with one bit flipped must not come back at all.
 */
public final class SelfTest {
    private static final int FRAME_OVERHEAD = 8; // type, seq, CRC, COBS, delimiter
    private static final double THREE = 3; // at 95 % confidence, no event in n trials means fewer than 3 in n

    private final Board board;
    private final SplittableRandom random;

    /** @param seed of the bytes sent and of the bits flipped */
    public SelfTest(Board board, long seed) {
        this.board = board;
        random = new SplittableRandom(seed);
    }

    /**
     * What came back.
     *
     * @param echoes good frames sent
     * @param lost of them, not answered in time
     * @param wrong of them, answered with other bytes
     * @param damaged frames with a bit flipped that were sent
     * @param accepted of them, answered as if they were good
     * @param counted broken frames that the board says came meanwhile
     */
    public record Result(long echoes, long lost, long wrong, long damaged, long accepted, long counted) {
        /** Whether nothing was lost and nothing broken was taken for good. */
        public boolean isGood() {
            return lost == 0 && wrong == 0 && accepted == 0 && counted >= damaged;
        }

        /** Errors for each byte on the line; if there were none, what they are fewer than, at 95 % confidence. */
        public double errorRate() {
            double bytes = 2.0 * echoes * (LinkProtocol.PING_BYTES + FRAME_OVERHEAD);
            return Math.max((double) (lost + wrong), THREE) / bytes;
        }
    }

    /**
     * Runs both loops.
     *
     * @param count frames of each
     * @param done told how many frames were sent, after each
     */
    public Result run(int count, LongConsumer done) throws IOException {
        long lost = 0;
        long wrong = 0;
        for (int i = 0; i < count; i++) {
            Board.Echo echo = board.echo(body());
            lost += echo == Board.Echo.NONE ? 1 : 0;
            wrong += echo == Board.Echo.WRONG ? 1 : 0;
            done.accept(i + 1L);
        }
        long before = board.counters().crcErrors();
        long accepted = 0;
        for (int i = 0; i < count; i++) {
            accepted += board.isAnswered(body(), this::flip) ? 1 : 0;
            done.accept(count + i + 1L);
        }
        long counted = (board.counters().crcErrors() - before) & 0xffff_ffffL;
        return new Result(count, lost, wrong, count, accepted, counted);
    }

    private byte[] body() {
        byte[] body = new byte[LinkProtocol.PING_BYTES];
        random.nextBytes(body);
        return body;
    }

    /** One bit, but neither in a delimiter nor so that one comes of it: that would be two frames, and counted twice. */
    private byte[] flip(byte[] line) {
        while (true) {
            int at = random.nextInt(1, line.length - 1);
            byte flipped = (byte) (line[at] ^ (1 << random.nextInt(Byte.SIZE)));
            if (flipped != 0) {
                byte[] damaged = line.clone();
                damaged[at] = flipped;
                return damaged;
            }
        }
    }
}
