package org.silicnn.host.serial;

import java.io.IOException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** A link whose bytes are shown: time, direction, then sixteen bytes a line, in hex and as text. */
public final class TracingLink implements SerialLink {
    private static final int PER_LINE = 16;
    private static final double NANOS_PER_SECOND = 1e9;

    private final SerialLink link;
    private final Consumer<String> lines;
    private final LongSupplier nanoClock;
    private final long start;

    /** @param lines takes the trace, possibly from two threads at once */
    public TracingLink(SerialLink link, Consumer<String> lines, LongSupplier nanoClock) {
        this.link = link;
        this.lines = lines;
        this.nanoClock = nanoClock;
        start = nanoClock.getAsLong();
    }

    @Override
    public String name() {
        return link.name();
    }

    @Override
    public int baud() {
        return link.baud();
    }

    @Override
    public byte[] read(long maxNanos) throws IOException {
        byte[] bytes = link.read(maxNanos);
        if (bytes.length > 0) {
            lines.accept(dump("<", bytes));
        }
        return bytes;
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        lines.accept(dump(">", bytes));
        link.write(bytes);
    }

    @Override
    public void close() {
        link.close();
    }

    private String dump(String direction, byte[] bytes) {
        double seconds = (nanoClock.getAsLong() - start) / NANOS_PER_SECOND;
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%10.6f %s %d bytes", seconds, direction, bytes.length));
        for (int from = 0; from < bytes.length; from += PER_LINE) {
            text.append(System.lineSeparator()).append(line(bytes, from));
        }
        return text.toString();
    }

    private static String line(byte[] bytes, int from) {
        StringBuilder hex = new StringBuilder();
        StringBuilder readable = new StringBuilder();
        for (int i = from; i < Math.min(bytes.length, from + PER_LINE); i++) {
            int value = bytes[i] & 0xff;
            hex.append(String.format(Locale.ROOT, "%02x ", value));
            readable.append(value >= ' ' && value <= '~' ? (char) value : '.');
        }
        return String.format(Locale.ROOT, "    %04x  %-48s %s", from, hex, readable);
    }
}
