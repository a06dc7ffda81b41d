package org.silicnn.host.link;

/** What is counted while images are streamed. */
public enum LinkEvent {
    /** An image was handed to the line, for the first time or again. */
    SENT("images sent"),
    /** An image was handed to the line again. */
    RESENT("images sent again"),
    /** Nothing was answered in time. */
    TIMEOUT("timeouts"),
    /** The board heard a broken frame. */
    BROKEN_AT_BOARD("frames broken on the way to the board"),
    /** The host heard a broken frame. */
    BROKEN_HERE("frames broken on the way back"),
    /** The board had no slot free. */
    OVERFLOW("overflows"),
    /** The board's accelerator did not finish. */
    ACCELERATOR_TIMEOUT("accelerator timeouts"),
    /** An intact reply nobody waited for: the second answer to an image sent twice, mostly. */
    STRAY("replies too many");

    private final String text;

    LinkEvent(String text) {
        this.text = text;
    }

    /** What a user reads behind its count. */
    public String text() {
        return text;
    }
}
