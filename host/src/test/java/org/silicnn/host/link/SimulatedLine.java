package org.silicnn.host.link;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.silicnn.host.board.BoardController;

/**
 * A host's window, a line that damages bytes and a board, on one made-up clock that advances a byte time a step. Nothing
 * here waits, so that a minute of line takes a second and every run repeats.
 */
final class SimulatedLine {
    static final int OUTPUT_BYTES = 10;
    static final String HASH = "0123456789abcdef";
    private static final int BAUD = 1_000_000;
    private static final long BYTE_NANOS = 10_000;

    /** @param ticks bytes from the board reach the host only this often, as through a USB adapter; nanoseconds */
    record Conditions(int inputBytes, int slots, int window, long computeNanos, Faults faults, long ticks) {}

    /**
     * Chances for each byte in each direction.
     *
     * @param burst that all bytes of the next 1..40 byte times vanish
     */
    record Faults(double drop, double flip, double insert, double duplicate, double burst) {
        static final Faults NONE = new Faults(0, 0, 0, 0, 0);

        /** All kinds but bursts, equally often, together this often. */
        static Faults mixed(double rate) {
            return new Faults(rate / 4, rate / 4, rate / 4, rate / 4, 0);
        }

        Faults withBursts(double rate) {
            return new Faults(drop, flip, insert, duplicate, rate);
        }
    }

    private final Conditions conditions;
    private final SplittableRandom random;
    private final BoardIdentity identity;
    private BoardController board;
    private final InferenceWindow window;
    private final Direction toBoard = new Direction();
    private final Direction toHost = new Direction();
    private final Queue<Byte> atAdapter = new ArrayDeque<>();
    private final FrameDecoder decoder = new FrameDecoder(64);
    private final List<byte[]> images = new ArrayList<>();
    final List<InferenceResult> results = new ArrayList<>();
    private int added;
    private BoardController.Job job;
    private long jobEnds;
    private Frame onTheLine;
    private boolean boardIsDead;
    private long stallNanos;
    private boolean stalled;
    long now;

    SimulatedLine(Conditions conditions, int imageCount, long seed) {
        this.conditions = conditions;
        random = new SplittableRandom(seed);
        for (int i = 0; i < imageCount; i++) {
            images.add(image());
        }
        identity = new BoardIdentity(1, conditions.slots, conditions.inputBytes, OUTPUT_BYTES, 1, true, 100_000, HASH);
        board = new BoardController(identity);
        now = random.nextLong();
        window = new InferenceWindow(
                new WindowSettings(
                        conditions.inputBytes,
                        OUTPUT_BYTES,
                        conditions.slots,
                        100_000,
                        BAUD,
                        conditions.window,
                        random.nextInt(256)),
                now);
    }

    InferenceWindow window() {
        return window;
    }

    void killBoard() {
        boardIsDead = true;
    }

    /** It forgets everything; what is on its way to it from the host arrives in a board that has just begun. */
    void powerCycleBoard() {
        board = new BoardController(identity);
        job = null;
    }

    /** The image at work, or the next one, is not finished; the board gives it up after its time limit. */
    void stallOneImage(long limitNanos) {
        stallNanos = limitNanos;
    }

    /** That many random bytes both ways, before anything else. */
    void makeNoise(int bytes) {
        byte[] noise = new byte[bytes];
        random.nextBytes(noise);
        toBoard.send(noise);
        random.nextBytes(noise);
        toHost.send(noise);
    }

    /** Half zeros, as pictures are: what makes COBS fragile. */
    private byte[] image() {
        byte[] image = new byte[conditions.inputBytes];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextBoolean() ? 0 : (byte) random.nextInt(256);
        }
        return image;
    }

    /** Any function of the whole image will do, if a wrong or another image changes it. */
    static byte[] infer(byte[] image) {
        CRC32 crc = new CRC32();
        crc.update(image);
        byte[] output = new byte[OUTPUT_BYTES];
        for (int i = 0; i < output.length; i++) {
            output[i] = (byte) (crc.getValue() >>> (i * 3));
        }
        return output;
    }

    byte[] expected(InferenceResult result) {
        return infer(images.get((int) result.index()));
    }

    /** Plays until every result is there, the window gives up, or the made-up time is over. */
    SimulatedLine run(long limitNanos) {
        long end = now + limitNanos;
        while (now - end < 0 && window.failure().isEmpty() && results.size() < images.size()) {
            while (added < images.size() && window.hasRoom()) {
                window.add(images.get(added++));
            }
            step();
            window.takeResult().ifPresent(results::add);
        }
        return this;
    }

    private void step() {
        now += BYTE_NANOS;
        if (toBoard.isIdle()) {
            if (onTheLine != null) {
                window.written(onTheLine, now);
            }
            onTheLine = window.nextFrame(now).orElse(null);
            if (onTheLine != null) {
                toBoard.send(FrameEncoder.encodeApart(onTheLine));
            }
        }
        byte[] arrived = toBoard.next();
        if (!boardIsDead) {
            board.receive(arrived);
            work();
            toHost.send(board.takeOutput());
        }
        for (byte value : toHost.next()) {
            atAdapter.add(value);
        }
        if (conditions.ticks == 0 || Math.floorMod(now, conditions.ticks) < BYTE_NANOS) {
            hear();
        }
        window.expire(now);
    }

    private void work() {
        board.takeJob().ifPresent(next -> {
            job = next;
            stalled = stallNanos > 0;
            jobEnds = now + (stalled ? stallNanos : conditions.computeNanos);
            stallNanos = 0;
        });
        if (job != null && now - jobEnds >= 0) {
            BoardController.Job done = job;
            job = null;
            if (stalled) {
                board.giveUp(done);
            } else {
                board.finish(done, infer(done.input()), conditions.computeNanos / 10);
            }
            work();
        }
    }

    private void hear() {
        while (!atAdapter.isEmpty()) {
            decoder.accept(new byte[] {atAdapter.remove()}, new FrameDecoder.Listener() {
                @Override
                public void frame(Frame frame) {
                    Reply.of(frame).ifPresentOrElse(reply -> window.receive(reply, now), window::receiveGarbled);
                }

                @Override
                public void garbled(byte[] start, long length) {
                    window.receiveGarbled();
                }
            });
        }
    }

    /** One wire of the line: a byte a step, some of them damaged. */
    private final class Direction {
        private final Queue<Byte> queue = new ArrayDeque<>();
        private int vanishing;

        boolean isIdle() {
            return queue.isEmpty();
        }

        void send(byte[] bytes) {
            for (byte value : bytes) {
                queue.add(value);
            }
        }

        /** A burst is a stretch of time: what is on the line then is lost. */
        byte[] next() {
            boolean lost = vanishing > 0;
            vanishing -= lost ? 1 : 0;
            if (queue.isEmpty()) {
                return new byte[0];
            }
            byte value = queue.remove();
            if (!lost && happens(conditions.faults.burst)) {
                vanishing = random.nextInt(1, 40);
                lost = true;
            }
            return lost ? new byte[0] : damage(value);
        }

        private byte[] damage(byte value) {
            Faults faults = conditions.faults;
            if (happens(faults.drop)) {
                return new byte[0];
            }
            byte passed = happens(faults.flip) ? (byte) (value ^ (1 << random.nextInt(8))) : value;
            if (happens(faults.insert)) {
                return new byte[] {(byte) random.nextInt(256), passed};
            }
            return happens(faults.duplicate) ? new byte[] {passed, passed} : new byte[] {passed};
        }

        private boolean happens(double chance) {
            return chance > 0 && random.nextDouble() < chance;
        }
    }
}
