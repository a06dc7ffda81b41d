package org.silicnn.host.link;

/** What is counted while images are streamed. */
public enum LinkEvent {
    /** An image was handed to the line, for the first time or again. */
    SENT,
    /** An image was handed to the line again. */
    RESENT,
    /** Nothing was answered in time. */
    TIMEOUT,
    /** The board heard a broken frame. */
    BROKEN_AT_BOARD,
    /** The host heard a broken frame. */
    BROKEN_HERE,
    /** The board had no slot free. */
    OVERFLOW,
    /** The board's accelerator did not finish. */
    ACCELERATOR_TIMEOUT,
    /** An intact reply nobody waited for: the second answer to an image sent twice, mostly. */
    STRAY
}
