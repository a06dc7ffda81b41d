package org.silicnn.host.board;

import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.silicnn.host.link.Frame;
import org.silicnn.host.link.FrameEncoder;
import org.silicnn.host.link.InferenceResult;
import org.silicnn.host.link.InferenceWindow;
import org.silicnn.host.link.LinkProtocol;
import org.silicnn.host.link.Reply;
import org.silicnn.host.link.WindowSettings;
import org.silicnn.host.serial.SerialLink;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * One run of images: a writer task that sends what the window says, and the caller, who reads. The window is shared
 * under this object's lock; neither the link nor an image file is touched while it is held.
 */
final class ImageStream {
    /** Longest wait for bytes: results are handed out, and a blocked writer noticed, at least this often. */
    private static final long READ_NANOS = 20_000_000;

    /** The reader wakes the writer whenever it heard something; this is for what only time brings. */
    private static final long WRITER_NAP_MILLIS = 20;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    /** A write this late is blocked, not slow; the time the frame takes at its rate comes on top. */
    private static final long BLOCKED_NANOS = 3 * NANOS_PER_SECOND;

    private final SerialLink link;
    private final ExecutorService writer;
    private final WindowSettings settings;
    private final Iterator<byte[]> images;
    private final InferenceWindow window;
    private final Where where;
    private final long start = System.nanoTime();
    private byte[] next;
    private boolean exhausted;
    private boolean over;
    private boolean writing;
    private long writingSince;
    private long delivered;

    ImageStream(SerialLink link, ExecutorService writer, WindowSettings settings, Iterator<byte[]> images) {
        this.link = link;
        this.writer = writer;
        this.settings = settings;
        this.images = images;
        where = Where.of("port", link.name());
        window = new InferenceWindow(settings, start);
    }

    StreamReport run(Consumer<InferenceResult> results) throws IOException {
        Future<?> sending = writer.submit(() -> {
            send();
            return null;
        });
        try {
            receive(results, sending);
            return new StreamReport(delivered, System.nanoTime() - start, window.window(), window.events());
        } finally {
            synchronized (this) {
                over = true;
                notifyAll();
            }
            // Ends a wait, or an image being read; a write that blocks can't be ended.
            sending.cancel(true);
        }
    }

    private void receive(Consumer<InferenceResult> results, Future<?> sending) throws IOException {
        Hearing hearing = new Hearing(
                settings.outputBytes() + LinkProtocol.CYCLES_BYTES + LinkProtocol.HELLO_BYTES,
                this::take,
                this::takeGarbled);
        while (!isDone()) {
            long asked = System.nanoTime();
            hearing.accept(link.read(READ_NANOS));
            // What was answered by then is heard now. Later, while results are handed out, answers may wait unread.
            checkAlive(sending, asked);
            for (Optional<InferenceResult> result = takeResult(); result.isPresent(); result = takeResult()) {
                delivered++;
                results.accept(result.get());
            }
        }
    }

    private synchronized boolean isDone() {
        return exhausted && window.isIdle();
    }

    private synchronized void take(Reply reply) {
        window.receive(reply, System.nanoTime());
    }

    private synchronized void takeGarbled() {
        window.receiveGarbled();
    }

    private synchronized Optional<InferenceResult> takeResult() {
        return window.takeResult();
    }

    private synchronized void checkAlive(Future<?> sending, long heardUntil) throws IOException {
        window.expire(heardUntil);
        notifyAll();
        if (window.failure().isPresent()) {
            throw Diagnosis.of(window.failure().get(), where);
        }
        long limit = BLOCKED_NANOS + settings.frameNanos();
        if (writing && heardUntil - writingSince > limit) {
            throw new UserException(BoardProblem.LINE_BLOCKED, where, limit / NANOS_PER_SECOND);
        }
        if (sending.isDone()) {
            Outcome.await(sending, 0);
        }
    }

    /** The writer's task. Ends when the run is over; throws what the link or the images throw. */
    private void send() throws IOException, InterruptedException {
        while (!isOver()) {
            fetch();
            Optional<Frame> frame = pick();
            if (frame.isPresent()) {
                link.write(FrameEncoder.encodeApart(frame.get()));
                tellWritten(frame.get());
            }
        }
    }

    /** Has the next image ready before there is room for it, so that reading its file costs the line nothing. */
    private void fetch() {
        if (next == null && !exhausted) {
            byte[] image = images.hasNext() ? images.next() : null;
            synchronized (this) {
                next = image;
                exhausted = image == null;
            }
        }
    }

    /** The frame to send, or none after waiting a little for there to be one: {@link #send} asks again. */
    @SuppressWarnings("WaitNotInLoop")
    private synchronized Optional<Frame> pick() throws InterruptedException {
        if (next != null && window.hasRoom()) {
            window.add(next);
            next = null;
        }
        long now = System.nanoTime();
        Optional<Frame> frame = window.nextFrame(now);
        writing = frame.isPresent();
        writingSince = now;
        boolean nothingToDo = !writing && (next != null || exhausted);
        if (nothingToDo && !over) {
            wait(WRITER_NAP_MILLIS);
        }
        return frame;
    }

    private synchronized void tellWritten(Frame frame) {
        writing = false;
        window.written(frame, System.nanoTime());
    }

    private synchronized boolean isOver() {
        return over;
    }
}
