package org.silicnn.host.board;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.silicnn.host.link.BoardIdentity;
import org.silicnn.host.serial.TerminalPair;
import org.silicnn.problem.UserException;

/**
 * A board without a board: the protocol on a pseudo-terminal, slots and refusals as in hardware, images answered by an
 * {@link Accelerator}. Three threads: one hears, one computes, one talks.
 */
public final class FakeBoard implements AutoCloseable {
    /** Bytes taken from the port at a time: at 1 Mbaud 0.6 ms of line. */
    private static final int PIECE = 64;

    private static final long GRACE_MILLIS = 1000;
    private static final long NANOS_TIMES_KHZ = 1_000_000;

    private final BoardIdentity identity;
    private final Accelerator accelerator;
    private final int baud;
    private final TerminalPair pair;
    private final BoardController controller;
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closed;
    private volatile Exception failure;

    /**
     * Switches the board on.
     *
     * @param accelerator closed together with this
     * @param baud rate at which bytes pass either way, bits per second; 0 for as fast as they can
     * @throws UserException if no pseudo-terminal can be made
     */
    public FakeBoard(BoardIdentity identity, Accelerator accelerator, int baud) {
        this.identity = identity;
        this.accelerator = accelerator;
        this.baud = baud;
        controller = new BoardController(identity);
        pair = TerminalPair.open();
        start("hears", this::hear);
        start("computes", this::compute);
        start("talks", this::talk);
    }

    /** The serial port it is at, for example {@code /dev/pts/3}. */
    public String port() {
        return pair.port();
    }

    /** Why the accelerator failed last, if it did: the host hears only that it does not finish. */
    public Optional<Exception> failure() {
        return Optional.ofNullable(failure);
    }

    /** Switches it off: the port hangs up, the threads and processes end. */
    @Override
    public void close() {
        closed = true;
        pair.close();
        accelerator.close();
        threads.forEach(Thread::interrupt);
        for (Thread thread : threads) {
            try {
                thread.join(GRACE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private interface Task {
        void run() throws IOException, InterruptedException;
    }

    private void start(String doing, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException | InterruptedException e) {
                        // Switched off, or the port was hung up: either way there is nothing more to do.
                    }
                },
                "fake board " + doing);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void hear() throws IOException {
        Pacer pacer = new Pacer(baud);
        InputStream in = pair.fromPort();
        byte[] piece = new byte[PIECE];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            pacer.pass(length);
            synchronized (controller) {
                controller.receive(Arrays.copyOf(piece, length));
                controller.notifyAll();
            }
        }
    }

    private void compute() throws InterruptedException {
        while (!closed) {
            BoardController.Job job = awaitJob();
            long start = System.nanoTime();
            Optional<byte[]> output = infer(job);
            long cycles = (System.nanoTime() - start) * identity.clockKhz() / NANOS_TIMES_KHZ;
            synchronized (controller) {
                output.ifPresentOrElse(bytes -> controller.finish(job, bytes, cycles), () -> controller.giveUp(job));
                controller.notifyAll();
            }
        }
    }

    private BoardController.Job awaitJob() throws InterruptedException {
        synchronized (controller) {
            Optional<BoardController.Job> job = controller.takeJob();
            while (job.isEmpty()) {
                controller.wait();
                job = controller.takeJob();
            }
            return job.get();
        }
    }

    /** Empty if the accelerator died, which a host hears of as one that does not finish. */
    private Optional<byte[]> infer(BoardController.Job job) {
        try {
            return Optional.of(accelerator.infer(job.input()));
        } catch (IOException | UserException e) {
            failure = e;
            return Optional.empty();
        }
    }

    private void talk() throws IOException, InterruptedException {
        Pacer pacer = new Pacer(baud);
        while (!closed) {
            byte[] bytes = awaitOutput();
            pacer.pass(bytes.length);
            pair.toPort().write(bytes);
            pair.toPort().flush();
        }
    }

    private byte[] awaitOutput() throws InterruptedException {
        synchronized (controller) {
            byte[] bytes = controller.takeOutput();
            while (bytes.length == 0) {
                controller.wait();
                bytes = controller.takeOutput();
            }
            return bytes;
        }
    }
}
