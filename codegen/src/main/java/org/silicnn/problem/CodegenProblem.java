package org.silicnn.problem;

import static org.silicnn.problem.Severity.ERROR;

/**
 * What can be wrong with a model, a calibration set, or where the result should go. Codes: S0 files, S1 the
 * model, S2 quantisation, S3 images, S4 projects.
 */
public enum CodegenProblem implements Problem {
    FILE_NOT_FOUND("S001", ERROR, "there is no such file or folder", "relative paths start in %s"),
    FILE_NOT_READABLE("S002", ERROR, "can't be read: %s", ""),
    FILE_NOT_WRITABLE("S003", ERROR, "can't be written: %s", ""),
    IO_FAILED("S004", ERROR, "input or output failed: %s", ""),

    OPERATOR_NOT_SUPPORTED(
            "S101", ERROR, "this operator is not supported", "silicnn inspect lists every node that needs attention"),
    GROUP_NOT_DIVIDING(
            "S104",
            ERROR,
            "group must divide %s channels, not %s",
            "each group convolves an equal share of the channels"),

    OPERATOR_NOT_QUANTIZED(
            "S201",
            ERROR,
            "this operator has no integer form here: %s",
            "silicnn inspect shows it; cut the network before it or replace it"),
    NOT_QUANTIZABLE("S202", ERROR, "can't be quantised: %s", ""),

    NOT_A_PROJECT(
            "S401",
            ERROR,
            "the output folder must be new, empty or a project written by silicnn",
            "choose another folder"),
    PROJECT_FILE_EDITED(
            "S402",
            ERROR,
            "this generated file was edited and would be lost",
            "move your edit elsewhere, or add --force"),
    NETWORK_FILE_INVALID("S403", ERROR, "%s", "compile the model again"),
    PROJECT_WITHOUT_NETWORK(
            "S404", ERROR, "the folder must hold a network.json", "silicnn compile writes such a folder");

    private final String code;
    private final Severity severity;
    private final String message;
    private final String hint;

    CodegenProblem(String code, Severity severity, String message, String hint) {
        this.code = code;
        this.severity = severity;
        this.message = message;
        this.hint = hint;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String hint() {
        return hint;
    }
}
