package org.silicnn.host.board;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.silicnn.host.serial.SerialLink;

/** A link to something that answers at once: what is written goes through a function, what comes out can be read. */
final class MemoryLink implements SerialLink {
    private final UnaryOperator<byte[]> farEnd;
    private final ByteArrayOutputStream toRead = new ByteArrayOutputStream();
    private boolean closed;

    MemoryLink(UnaryOperator<byte[]> farEnd) {
        this.farEnd = farEnd;
    }

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public int baud() {
        return 1_000_000;
    }

    @Override
    @SuppressWarnings("WaitNotInLoop")
    public synchronized byte[] read(long maxNanos) throws IOException {
        try {
            if (toRead.size() == 0 && maxNanos > 0) {
                wait(Math.max(1, maxNanos / 1_000_000));
            }
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
        byte[] bytes = toRead.toByteArray();
        toRead.reset();
        return bytes;
    }

    @Override
    public void write(byte[] bytes) {
        byte[] answer = farEnd.apply(bytes);
        synchronized (this) {
            toRead.writeBytes(answer);
            notifyAll();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    synchronized boolean isClosed() {
        return closed;
    }
}
