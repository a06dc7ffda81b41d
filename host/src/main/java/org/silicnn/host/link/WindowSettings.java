package org.silicnn.host.link;

/**
 * What decides how far the host may run ahead of the board, and how long it waits.
 *
 * @param inputBytes one image, bytes
 * @param outputBytes one result, bytes, without its cycle count
 * @param slots images the board can store
 * @param clockKhz the board's clock; 0 if unknown
 * @param baud line rate, bits per second, ten of which carry a byte
 * @param limit most images unanswered at any time, 1..{@value #MAX_WINDOW}
 * @param firstSeq sequence number of the first image, 0..255
 */
public record WindowSettings(
        int inputBytes, int outputBytes, int slots, long clockKhz, int baud, int limit, int firstSeq) {
    /** More gains nothing on any adapter measured. */
    public static final int MAX_WINDOW = 8;

    /** What a USB adapter may keep a byte waiting: FTDI's default latency timer. */
    static final long LATENCY_NANOS = 16_000_000;

    /**
     * A pseudo-terminal takes 14,592 bytes that nobody reads, then blocks its writer for good. Staying below costs
     * nothing on a real line.
     */
    private static final int UNREAD_LIMIT = 14_000;

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int BITS_PER_BYTE = 10;

    /** @throws IllegalArgumentException if a component is outside its range */
    public WindowSettings {
        if (inputBytes < 1 || outputBytes < 1 || slots < 0 || clockKhz < 0 || baud < 1) {
            throw new IllegalArgumentException("not a board: " + inputBytes + " bytes in, " + outputBytes
                    + " out, slots " + slots + ", " + clockKhz + " kHz, " + baud + " baud");
        }
        if (limit < 1 || limit > MAX_WINDOW || (firstSeq & 0xff) != firstSeq) {
            throw new IllegalArgumentException("window 1..8, not " + limit + "; firstSeq 0..255, not " + firstSeq);
        }
    }

    /** Most bytes one image takes on the line, the delimiters around it included. */
    private int imageBytes() {
        return Frame.wireBytes(inputBytes) + 1;
    }

    /** Time one image takes on the line. */
    public long frameNanos() {
        return (long) imageBytes() * BITS_PER_BYTE * NANOS_PER_SECOND / baud;
    }

    /** Images that may be unanswered: as many as the board stores, and as many more as are sent while an answer comes. */
    int window() {
        long ahead = (LATENCY_NANOS + frameNanos() - 1) / frameNanos();
        long unread = Math.max(1, UNREAD_LIMIT / imageBytes());
        return (int) Math.max(1, Math.min(Math.min(limit, unread), slots + ahead));
    }
}
