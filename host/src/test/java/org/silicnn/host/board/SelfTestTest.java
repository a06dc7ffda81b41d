package org.silicnn.host.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.Frame;
import org.silicnn.host.link.FrameDecoder;
import org.silicnn.host.link.FrameEncoder;
import org.silicnn.host.link.Opcode;

class SelfTestTest {
    private static final BoardIdentity IDENTITY = new BoardIdentity(1, 2, 16, 4, 1, true, 100_000, "0123456789abcdef");
    private static final long SEED = 42;

    @Test
    void aGoodLineIsGood() throws IOException {
        BoardController board = new BoardController(IDENTITY);
        SelfTest.Result result = run(500, bytes -> answer(board, bytes));
        assertThat(result).isEqualTo(new SelfTest.Result(500, 0, 0, 500, 0, 500));
        assertThat(result.isGood()).isTrue();
        assertThat(result.errorRate()).isEqualTo(3.0 / (2 * 500 * 16));
    }

    @Test
    void lostFramesAreCounted() throws IOException {
        BoardController board = new BoardController(IDENTITY);
        int[] pings = {0};
        SelfTest.Result result = run(10, bytes -> {
            boolean lost = bytes.length > 8 && ++pings[0] == 4;
            return lost ? new byte[0] : answer(board, bytes);
        });
        assertThat(result.lost()).isEqualTo(1);
        assertThat(result.isGood()).isFalse();
    }

    /** A board whose CRC were not checked. */
    @Test
    void aBoardThatTakesBrokenFramesIsFound() throws IOException {
        SelfTest.Result result = run(20, SelfTestTest::answerWithoutCheck);
        assertThat(result.accepted()).isPositive();
        assertThat(result.isGood()).isFalse();
    }

    private static SelfTest.Result run(int count, UnaryOperator<byte[]> farEnd) throws IOException {
        try (Board board = new Board(new MemoryLink(farEnd))) {
            return new SelfTest(board, SEED).run(count, done -> {});
        }
    }

    private static byte[] answer(BoardController board, byte[] bytes) {
        board.receive(bytes);
        return board.takeOutput();
    }

    /** Answers every PING-like frame by its second byte as it stands on the line, whatever its CRC. */
    private static byte[] answerWithoutCheck(byte[] bytes) {
        BoardController board = new BoardController(IDENTITY);
        byte[] right = answer(board, bytes);
        boolean[] good = {false};
        new FrameDecoder(64).accept(bytes, new FrameDecoder.Listener() {
            @Override
            public void frame(Frame frame) {
                good[0] = true;
            }

            @Override
            public void garbled(byte[] start, long length) {
                good[0] = false;
            }
        });
        if (good[0] || bytes.length < 4) {
            return right;
        }
        byte[] reply = new byte[10];
        return FrameEncoder.encode(new Frame(Opcode.PING.reply(), bytes[3] & 0xff, reply));
    }
}
