package org.silicnn.quant;

/** The range of a value was asked for, which only images can tell, and there were none. */
final class UnknownRangeException extends RuntimeException {
    private static final long serialVersionUID = 1L;
}
