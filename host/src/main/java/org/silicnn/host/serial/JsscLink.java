package org.silicnn.host.serial;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import jssc.SerialPort;
import jssc.SerialPortException;
import jssc.SerialPortList;
import org.silicnn.problem.UserException;
import org.silicnn.problem.Where;

/**
 * A serial port through jSSC, kept to the part of it that behaves: ask how many bytes are there, read that many, write.
 */
public final class JsscLink implements SerialLink {
    /** Shortest and longest nap of a reader. At 3 Mbaud 300 bytes come in the longest; a kernel keeps thousands. */
    private static final long SHORT_NAP_NANOS = 50_000;

    private static final long LONG_NAP_NANOS = 1_000_000;
    private static final long QUIET_NANOS = 20_000_000;
    private static final long DRAIN_NANOS = 500_000_000;
    private static final long WRITER_MAY_TAKE_MILLIS = 500;
    /** A writer looks whether the port was closed after so many bytes. */
    private static final int CHUNK = 4096;

    private final SerialPort port;
    private final int baud;
    private final ReentrantLock writing = new ReentrantLock();
    private final Object reading = new Object();
    private volatile boolean closed;

    private JsscLink(SerialPort port, int baud) {
        this.port = port;
        this.baud = baud;
    }

    /**
     * Opens a port: 8 data bits, no parity, 1 stop bit, no flow control. What the port had in store is thrown away.
     *
     * @param name as the system names it, for example {@code /dev/ttyUSB1} or {@code COM4}
     * @param baud one of {@link BaudRate#ALL}
     * @throws UserException if it can't be opened
     */
    public static JsscLink open(String name, int baud) {
        if (!BaudRate.ALL.contains(baud)) {
            String rates = BaudRate.ALL.stream().map(String::valueOf).collect(Collectors.joining(", "));
            throw new UserException(PortProblem.BAUD_UNKNOWN, where(name), baud, rates);
        }
        SerialPort port = new SerialPort(name);
        try {
            port.openPort();
            boolean set = port.setParams(
                    baud, SerialPort.DATABITS_8, SerialPort.STOPBITS_1, SerialPort.PARITY_NONE, true, true);
            // On a pseudo-terminal the rates are set, then asking for its modem lines fails, and it says it failed.
            if (!set && !Path.of(name).toRealPath().startsWith("/dev/pts")) {
                port.closePort();
                throw new UserException(PortProblem.BAUD_REFUSED, where(name), baud);
            }
            JsscLink link = new JsscLink(port, baud);
            link.drain();
            return link;
        } catch (SerialPortException e) {
            throw explain(name, e);
        } catch (IOException e) {
            throw new UserException(PortProblem.NOT_OPENED, where(name), e.getMessage());
        } catch (LinkageError e) {
            throw noNativeCode(where(name), e);
        }
    }

    /** Names of the ports there are; pseudo-terminals are not among them. */
    public static List<String> portNames() {
        try {
            return Arrays.asList(SerialPortList.getPortNames());
        } catch (LinkageError e) {
            throw noNativeCode(Where.NOWHERE, e);
        }
    }

    @Override
    public String name() {
        return port.getPortName();
    }

    @Override
    public int baud() {
        return baud;
    }

    @Override
    public byte[] read(long maxNanos) throws IOException {
        long start = System.nanoTime();
        long nap = SHORT_NAP_NANOS;
        byte[] bytes = poll();
        while (bytes.length == 0) {
            long left = maxNanos - (System.nanoTime() - start);
            if (left <= 0) {
                break;
            }
            LockSupport.parkNanos(Math.min(nap, left));
            if (Thread.interrupted()) {
                throw new InterruptedIOException("interrupted");
            }
            nap = Math.min(2 * nap, LONG_NAP_NANOS);
            bytes = poll();
        }
        return bytes;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        writing.lock();
        try {
            for (int from = 0; from < bytes.length; from += CHUNK) {
                requireOpen();
                byte[] chunk = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + CHUNK));
                if (!port.writeBytes(chunk)) {
                    throw new IOException("the port took only a part of what was sent");
                }
            }
        } catch (SerialPortException e) {
            throw gone(e);
        } finally {
            writing.unlock();
        }
    }

    /**
     * Waits for a reader's poll to end, and a little for a writer. A writer that the line blocks for good keeps the port
     * open until the program ends: its number would go to the next file opened, and the writer would write into that.
     */
    @Override
    public void close() {
        synchronized (reading) {
            if (closed) {
                return;
            }
            closed = true;
        }
        try {
            if (writing.tryLock(WRITER_MAY_TAKE_MILLIS, TimeUnit.MILLISECONDS)) {
                port.closePort();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SerialPortException e) {
            // It is closed or gone, which is what was wanted.
        }
    }

    /** Takes what is there without waiting. The lock keeps the port open while it is being read. */
    private byte[] poll() throws IOException {
        synchronized (reading) {
            requireOpen();
            try {
                int there = port.getInputBufferBytesCount();
                byte[] bytes = there > 0 ? port.readBytes(there) : null;
                return bytes == null ? new byte[0] : bytes;
            } catch (SerialPortException e) {
                throw gone(e);
            }
        }
    }

    /** Purging clears only the kernel's last few thousand bytes, so the rest is read until nothing more comes. */
    private void drain() throws IOException {
        port.purgePort(SerialPort.PURGE_RXCLEAR | SerialPort.PURGE_TXCLEAR);
        long start = System.nanoTime();
        while (read(QUIET_NANOS).length > 0 && System.nanoTime() - start < DRAIN_NANOS) {
            // the bytes of an earlier session
        }
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new EOFException("closed");
        }
    }

    private UserException gone(SerialPortException e) {
        String reason = e.getExceptionType().replaceFirst("^Native exception occurred: ", "");
        return new UserException(PortProblem.GONE, where(name()), reason);
    }

    private static UserException explain(String name, SerialPortException e) {
        return switch (e.getExceptionType()) {
            case SerialPortException.TYPE_PORT_NOT_FOUND ->
                new UserException(PortProblem.NOT_FOUND, where(name), listed());
            case SerialPortException.TYPE_INCORRECT_SERIAL_PORT ->
                new UserException(PortProblem.NOT_A_PORT, where(name), listed());
            case SerialPortException.TYPE_PERMISSION_DENIED ->
                new UserException(PortProblem.PERMISSION_DENIED, where(name));
            case SerialPortException.TYPE_PORT_BUSY -> new UserException(PortProblem.BUSY, where(name));
            default -> new UserException(PortProblem.NOT_OPENED, where(name), e.getExceptionType());
        };
    }

    private static UserException noNativeCode(Where where, LinkageError e) {
        return new UserException(
                PortProblem.NO_NATIVE_CODE, where, e.getMessage(), System.getProperty("java.io.tmpdir"));
    }

    private static String listed() {
        List<String> names = portNames();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static Where where(String name) {
        return Where.of("port", name);
    }
}
