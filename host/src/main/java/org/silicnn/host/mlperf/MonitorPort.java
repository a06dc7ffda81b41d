package org.silicnn.host.mlperf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.silicnn.host.serial.TerminalPair;

/** A {@link Monitor} at a serial port of its own. */
public final class MonitorPort implements AutoCloseable {
    private static final int PIECE = 256;

    private final TerminalPair pair = TerminalPair.open();

    /** The port, for a runner to open. */
    public String port() {
        return pair.port();
    }

    /** Serves until the port is closed or this thread interrupted. */
    public void serve(Monitor monitor) throws IOException {
        send(monitor.greeting());
        InputStream in = pair.fromPort();
        byte[] piece = new byte[PIECE];
        for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
            send(monitor.accept(Arrays.copyOf(piece, length)));
        }
    }

    @Override
    public void close() {
        pair.close();
    }

    private void send(String text) throws IOException {
        pair.toPort().write(text.getBytes(StandardCharsets.ISO_8859_1));
        pair.toPort().flush();
    }
}
