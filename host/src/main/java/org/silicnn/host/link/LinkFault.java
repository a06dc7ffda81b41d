package org.silicnn.host.link;

/** Why a stream of images was given up. */
public enum LinkFault {
    /** The board fell silent. */
    SILENT,
    /** The board is there, but too many frames break on the way. */
    NOISE,
    /** The board keeps saying that no slot is free, though none of ours can be in one. */
    FULL,
    /** The accelerator does not finish. */
    STUCK,
    /** The board calls an intact image frame wrong: it was built for another input size or protocol. */
    REFUSED,
    /** An intact result has the wrong size. */
    WRONG_RESULT
}
