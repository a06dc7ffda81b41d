package org.silicnn.host.board;

import java.io.IOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.silicnn.host.link.BoardCounters;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.link.Frame;
import org.silicnn.host.link.FrameEncoder;
import org.silicnn.host.link.HelloReply;
import org.silicnn.host.link.InferenceResult;
import org.silicnn.host.link.LinkProtocol;
import org.silicnn.host.link.Opcode;
import org.silicnn.host.link.Reply;
import org.silicnn.host.link.WindowSettings;
import org.silicnn.host.serial.SerialLink;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * A board at the end of a link. The thread that calls is the one that reads; a thread of this object writes. For one
 * caller at a time.
 */
public final class Board implements AutoCloseable {
    private static final int TRIES = 5;
    /** When something is heard that is no answer: noise that may pass, such as the rest of an earlier session. */
    private static final int NOISY_TRIES_PER_SILENT = 3;
    /** When some of it was a whole frame: a board is there, on a bad line. */
    private static final int BOARD_TRIES = 100;

    private static final long ANSWER_NANOS = 200_000_000;
    private static final long BLOCKED_SECONDS = 3;
    private static final long CLOSE_MILLIS = 500;
    private static final int NONCES = 1 << Short.SIZE;
    private static final int SEQUENCES = 1 << Byte.SIZE;

    private final SerialLink link;
    private final Where where;
    private final ExecutorService writer;
    private final SplittableRandom random = new SplittableRandom();
    private boolean atWork;

    /** Takes the link over: closing the board closes it. */
    public Board(SerialLink link) {
        this.link = link;
        where = Where.of("port", link.name());
        writer = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "silicnn-writer " + link.name());
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Asks who the board is.
     *
     * @throws UserException naming what is wrong, if no board of our protocol answers
     */
    public BoardIdentity hello() throws IOException {
        return hello(TRIES);
    }

    /** As {@link #hello()}, but silence is taken for an answer after so many tries, and noise after three times as many. */
    BoardIdentity hello(int silentTries) throws IOException {
        int nonce = random.nextInt(NONCES);
        Question<HelloReply> question =
                new Question<>(Opcode.HELLO, reply -> HelloReply.of(reply).filter(hello -> hello.nonce() == nonce));
        BoardIdentity identity = ask(question, HelloReply.request(nonce), silentTries)
                .orElseThrow(() -> whyNobodyAnswers(question.hearing))
                .board();
        if (identity.version() != LinkProtocol.VERSION) {
            throw new UserException(BoardProblem.OTHER_PROTOCOL, where, identity.version(), LinkProtocol.VERSION);
        }
        return identity;
    }

    /** Bits per second of the line to it, ten of which carry a byte. */
    public int baud() {
        return link.baud();
    }

    /** Sends eight random bytes there and back; returns how long that took, in nanoseconds. */
    public long ping() throws IOException {
        byte[] body = new byte[LinkProtocol.PING_BYTES];
        random.nextBytes(body);
        long start = System.nanoTime();
        answer(Opcode.PING, body, reply -> Optional.of(reply).filter(each -> Arrays.equals(each.payload(), body)));
        return System.nanoTime() - start;
    }

    /** Sends some bytes there and back, once. */
    Echo echo(byte[] body) throws IOException {
        Question<Echo> question = new Question<>(
                Opcode.PING, reply -> Optional.of(Arrays.equals(reply.payload(), body) ? Echo.RIGHT : Echo.WRONG));
        write(FrameEncoder.encodeApart(Frame.request(Opcode.PING, question.seq, body)));
        listen(question);
        return question.answer.orElse(Echo.NONE);
    }

    /** What came of one {@link #echo}. */
    enum Echo {
        RIGHT,
        WRONG,
        NONE
    }

    /**
     * Sends a damaged PING, and a good one behind it so as not to wait for nothing.
     *
     * @param damage what is done to the frame, delimiters included, before it is sent
     * @return whether the damaged one was answered
     */
    boolean isAnswered(byte[] body, UnaryOperator<byte[]> damage) throws IOException {
        boolean[] answered = {false};
        int damaged = random.nextInt(SEQUENCES);
        Question<Boolean> good = new Question<>(Opcode.PING, (damaged + 1) % SEQUENCES, reply -> Optional.of(true)) {
            @Override
            void hear(Reply reply) {
                answered[0] |= reply.answers(Opcode.PING) && reply.seq() == damaged;
                super.hear(reply);
            }
        };
        write(damage.apply(FrameEncoder.encodeApart(Frame.request(Opcode.PING, damaged, body))));
        write(FrameEncoder.encodeApart(Frame.request(Opcode.PING, good.seq, body)));
        listen(good);
        return answered[0];
    }

    /** Asks for the board's error counters. */
    public BoardCounters counters() throws IOException {
        return answer(Opcode.STATS, new byte[0], BoardCounters::of);
    }

    /** Drops all that earlier sessions left in the board. */
    public void reset() throws IOException {
        answer(Opcode.RESET, new byte[0], Optional::of);
    }

    /**
     * Runs images through the board.
     *
     * @param identity this board's, found to be right for the images
     * @param images in the order their results are wanted
     * @param window most images unanswered at a time, 1..{@value WindowSettings#MAX_WINDOW}
     * @param results called on this thread for every image, in order
     * @return what happened on the line
     * @throws UserException naming what went wrong, if the board can't go on; results given until then are good
     */
    public StreamReport infer(
            BoardIdentity identity, Iterator<byte[]> images, int window, Consumer<InferenceResult> results)
            throws IOException {
        reset();
        atWork = true;
        WindowSettings settings = new WindowSettings(
                Math.toIntExact(identity.inputBytes()),
                Math.toIntExact(identity.outputBytes()),
                identity.slots(),
                identity.clockKhz(),
                link.baud(),
                window,
                random.nextInt(SEQUENCES));
        StreamReport report = new ImageStream(link, writer, settings, images).run(results);
        atWork = false;
        return report;
    }

    /** Tells a board that is at work to stop, then closes the link. Never fails. */
    @Override
    public void close() {
        if (atWork) {
            writer.execute(this::tryReset);
        }
        writer.shutdown();
        try {
            if (!writer.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS)) {
                writer.shutdownNow();
            }
        } catch (InterruptedException e) {
            writer.shutdownNow();
            Thread.currentThread().interrupt();
        }
        link.close();
    }

    private <T> T answer(Opcode opcode, byte[] body, Function<Reply, Optional<T>> read) throws IOException {
        return ask(new Question<>(opcode, read), body, TRIES)
                .orElseThrow(() -> new UserException(BoardProblem.NO_ANSWER, where, opcode.name()));
    }

    private <T> Optional<T> ask(Question<T> question, byte[] body, int silentTries) throws IOException {
        Frame request = Frame.request(question.opcode, question.seq, body);
        int silent = 0;
        for (int tries = 0; question.answer.isEmpty() && silent < silentTries; tries++) {
            if (tries >= (question.hearing.replies() > 0 ? BOARD_TRIES : NOISY_TRIES_PER_SILENT * silentTries)) {
                break;
            }
            long heard = question.hearing.bytes();
            write(FrameEncoder.encodeApart(request));
            listen(question);
            boolean nothingNew = question.hearing.bytes() == heard || question.hearing.echo();
            silent += nothingNew ? 1 : 0;
        }
        return question.answer;
    }

    private void listen(Question<?> question) throws IOException {
        long start = System.nanoTime();
        for (long left = ANSWER_NANOS; left > 0 && question.answer.isEmpty(); ) {
            question.hearing.accept(link.read(left));
            left = ANSWER_NANOS - (System.nanoTime() - start);
        }
    }

    private void write(byte[] bytes) throws IOException {
        Future<?> written = writer.submit(() -> {
            link.write(bytes);
            return null;
        });
        if (!Outcome.await(written, BLOCKED_SECONDS)) {
            throw new UserException(BoardProblem.LINE_BLOCKED, where, BLOCKED_SECONDS);
        }
    }

    private void tryReset() {
        try {
            link.write(FrameEncoder.encodeApart(Frame.request(Opcode.RESET, 0, new byte[0])));
        } catch (IOException | UserException e) {
            // The port is gone, and with it whatever the board would have answered.
        }
    }

    private UserException whyNobodyAnswers(Hearing hearing) {
        if (hearing.echo()) {
            return new UserException(BoardProblem.ECHO, where);
        }
        if (hearing.bytes() == 0) {
            return new UserException(BoardProblem.SILENT, where, link.baud());
        }
        return new UserException(
                BoardProblem.NOT_UNDERSTOOD,
                where,
                link.baud(),
                hearing.bytes(),
                hearing.pieces(),
                hearing.firstBytes());
    }

    /** A request under way, and what is heard meanwhile. */
    private class Question<T> {
        final Opcode opcode;
        final int seq;
        final Hearing hearing = new Hearing(LinkProtocol.HELLO_BYTES, this::hear, () -> {});
        private final Function<Reply, Optional<T>> read;
        Optional<T> answer = Optional.empty();

        Question(Opcode opcode, Function<Reply, Optional<T>> read) {
            this(opcode, random.nextInt(SEQUENCES), read);
        }

        Question(Opcode opcode, int seq, Function<Reply, Optional<T>> read) {
            this.opcode = opcode;
            this.seq = seq;
            this.read = read;
        }

        void hear(Reply reply) {
            if (answer.isEmpty() && reply.answers(opcode) && reply.seq() == seq) {
                answer = read.apply(reply);
            }
        }
    }
}
