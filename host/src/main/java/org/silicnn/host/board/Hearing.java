package org.silicnn.host.board;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.silicnn.host.link.Frame;
import org.silicnn.host.link.FrameDecoder;
import org.silicnn.host.link.LinkProtocol;
import org.silicnn.host.link.Reply;

/** Makes replies of what the line brings, and remembers enough of the rest to say what is wrong with the line. */
final class Hearing implements FrameDecoder.Listener {
    private static final int SHOWN = 8;

    private final Consumer<Reply> listener;
    private final Runnable garbled;
    private final FrameDecoder decoder;
    private byte[] first = new byte[0];
    private long bytes;
    private long pieces;
    private long replies;
    private boolean echo;

    /** @param longestPayload of any reply expected, bytes */
    Hearing(int longestPayload, Consumer<Reply> listener, Runnable garbled) {
        this.listener = listener;
        this.garbled = garbled;
        decoder = new FrameDecoder(Reply.HEADER + longestPayload);
    }

    void accept(byte[] heard) {
        if (first.length < SHOWN) {
            int from = first.length;
            first = Arrays.copyOf(first, Math.min(SHOWN, from + heard.length));
            System.arraycopy(heard, 0, first, from, first.length - from);
        }
        bytes += heard.length;
        decoder.accept(heard, this);
    }

    @Override
    public void frame(Frame frame) {
        pieces++;
        echo |= (frame.type() & LinkProtocol.REPLY_BIT) == 0;
        Reply.of(frame).ifPresentOrElse(this::take, garbled);
    }

    @Override
    public void garbled(byte[] start, long length) {
        pieces++;
        garbled.run();
    }

    private void take(Reply reply) {
        replies++;
        listener.accept(reply);
    }

    /** Replies heard whole, to whatever. */
    long replies() {
        return replies;
    }

    long bytes() {
        return bytes;
    }

    /** Stretches between delimiters, intact or not. */
    long pieces() {
        return pieces;
    }

    /** Whether a request, intact, was heard: no board sends those. */
    boolean echo() {
        return echo;
    }

    String firstBytes() {
        return HexFormat.ofDelimiter(" ").formatHex(first);
    }
}
