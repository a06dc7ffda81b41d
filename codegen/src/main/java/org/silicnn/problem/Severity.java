package org.silicnn.problem;

/** Whether work can go on after a problem. */
public enum Severity {
    /** The stage's result can't be used; the tool stops after the stage. */
    ERROR,
    /** The result is right, but may not be what the user wants. */
    WARNING
}
