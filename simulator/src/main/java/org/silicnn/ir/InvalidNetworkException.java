package org.silicnn.ir;

/** A layer or a network breaks a rule of the IR: the message says what was required, then what came. */
public final class InvalidNetworkException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    public InvalidNetworkException(String message) {
        super(message);
    }
}
